// Solves a market folder with LEMON's network simplex and prints one line of JSON.
//
// usage: lemon_solve MARKET_DIR [fill-first]
//
// The model is the one that vocmatch solves: a root takes unplaced heads and gives unfilled openings.
// Under fill-first each head weighs more than any sum of values along a path.

#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>
#include <sys/resource.h>

#include <cmath>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <fstream>
#include <iostream>
#include <string>
#include <unordered_map>
#include <vector>

typedef long long Whole;
typedef lemon::SmartDigraph Graph;
typedef lemon::NetworkSimplex<Graph, Whole, Whole> Simplex;

static double cpu_seconds() {
  timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec + now.tv_nsec / 1e9;
}

static long resident_kb() {
  long pages = 0, skipped = 0;
  std::ifstream("/proc/self/statm") >> skipped >> pages;
  return pages * 4;
}

static long peak_kb() {
  rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

static std::unordered_map<std::string, int> read_nodes(const std::string& file, std::vector<Whole>& quantities) {
  std::unordered_map<std::string, int> places;
  std::ifstream in(file);
  std::string line;
  std::getline(in, line);
  while (std::getline(in, line)) {
    size_t comma = line.find(',');
    places.emplace(line.substr(0, comma), (int)quantities.size());
    quantities.push_back(std::atoll(line.c_str() + comma + 1));
  }
  return places;
}

int main(int count, char** arguments) {
  if (count < 2) {
    std::cerr << "usage: lemon_solve MARKET_DIR [fill-first]\n";
    return 2;
  }
  std::string folder = arguments[1];
  bool fill = count > 2 && !std::strcmp(arguments[2], "fill-first");
  std::vector<Whole> heads, openings;
  auto supply = read_nodes(folder + "/supply.csv", heads);
  auto demand = read_nodes(folder + "/demand.csv", openings);
  std::vector<int> from, to;
  std::vector<Whole> value;
  {
    std::ifstream in(folder + "/pairs.csv");
    std::string line;
    std::getline(in, line);
    while (std::getline(in, line)) {
      size_t a = line.find(','), b = line.find(',', a + 1);
      from.push_back(supply.at(line.substr(0, a)));
      to.push_back(demand.at(line.substr(a + 1, b - a - 1)));
      value.push_back(std::llround(std::atof(line.c_str() + b + 1) * 1e6));
    }
  }
  size_t n = heads.size(), m = openings.size();
  Whole weight = fill ? 2 * Whole(std::min(n, m) + 1) * 1000000 + 1 : 0;

  Graph graph;
  graph.reserveNode(n + m + 1);
  graph.reserveArc(from.size() + n + m);
  for (size_t k = 0; k < n + m + 1; ++k) graph.addNode();
  for (size_t k = 0; k < from.size(); ++k) graph.addArc(graph.nodeFromId(from[k]), graph.nodeFromId(n + to[k]));
  Graph::Node root = graph.nodeFromId(n + m);
  for (size_t i = 0; i < n; ++i) graph.addArc(graph.nodeFromId(i), root);
  for (size_t j = 0; j < m; ++j) graph.addArc(root, graph.nodeFromId(n + j));
  Graph::ArcMap<Whole> cost(graph, 0);
  Graph::NodeMap<Whole> balance(graph, 0);
  for (size_t k = 0; k < from.size(); ++k) cost[graph.arcFromId(k)] = -(value[k] + weight);
  Whole rest = 0;
  for (size_t i = 0; i < n; ++i) balance[graph.nodeFromId(i)] = heads[i], rest -= heads[i];
  for (size_t j = 0; j < m; ++j) balance[graph.nodeFromId(n + j)] = -openings[j], rest += openings[j];
  balance[root] = rest;

  long before_kb = resident_kb();
  double start = cpu_seconds();
  Simplex simplex(graph);
  simplex.costMap(cost).supplyMap(balance);
  Simplex::ProblemType status = simplex.run();
  double seconds = cpu_seconds() - start;
  if (status != Simplex::OPTIMAL) {
    std::cerr << "not solved\n";
    return 1;
  }
  Whole placed = 0;
  __int128 total = 0;
  for (size_t k = 0; k < from.size(); ++k) {
    Whole flow = simplex.flow(graph.arcFromId(k));
    placed += flow;
    total += (__int128)flow * value[k];
  }
  std::printf("{\"heads\":%lld,\"value_millionths\":%lld,\"cpu_seconds\":%.6f,\"solve_mb\":%.1f,\"peak_mb\":%.1f}\n",
              placed, (Whole)total, seconds, (peak_kb() - before_kb) / 1024.0, peak_kb() / 1024.0);
}
