//! What the page of graduate tracking says.

use crate::phrases::table::words;

words! {
    /// The words of the page of graduate tracking.
    TrackingWords {
        title: "Graduates of {programs} were followed up", "共跟踪{programs}的毕业生";
        program: "{count} program", "{count}个专业布点";
        programs: "{count} programs", "{count}个专业布点";
        more: "  … and {count} more", "  ……另有{count}个";

        far: "Far from what was to be expected: the share in the field", "对口率明显偏离预期的专业布点";
        none_far: "None are. ", "未发现。";
        looked_at: "{programs} could be looked at; chance alone would report up to {chance} of them.",
            "可检验的有{programs}；即使只有偶然因素，其中也可能有最多{chance}个被列出。";
        finding: "{program}: {part} of {of} at work were in the field ({share}, interval {low}–{high}), {side} the {prior} that was to be expected. By chance: {chance}; in view of all that were looked at: {adjusted}.",
            "{program}：就业{of}人，其中对口就业{part}人（{share}，区间{low}—{high}），{side}预期值{prior}。偶然出现的概率为{chance}，按全部检验校正后为{adjusted}。";
        below: "below", "低于";
        above: "above", "高于";
        tiny: "below .001", "0.001以下";

        did: "What they did: people, share, and in brackets its 90% interval", "毕业去向：人数、比例，括号内为比例的90%区间";
        nobody: "nobody was followed up", "没有跟踪数据";
        tracked: "tracked", "跟踪";
        at_work: "at work", "就业";
        studying: "studying on", "升学";
        business: "own business", "自主创业";
        in_field: "in the field", "对口就业/就业";
        together: "together", "合计";
        withheld: "withheld", "未公布";
        of_its_own: "{part} of {of} {share}", "{part}/{of} {share}";
        interval: "{share} ({low}–{high})", "{share}（{low}—{high}）";
        small: "* fewer than {small} people: the shares may be chance. –: not known.", "* 不足{small}人，比例可能受偶然因素影响。—：不详。";
        small_withheld: "* fewer than {small} people: withheld. Sums hold the years that are shown, and withheld ones only if they are several and not small together. –: not known.",
            "* 不足{small}人，未公布。合计包括已列出的年份；未公布的年份不止一年且人数合计不少时，才计入合计。—：不详。";

        strength: "What is expected of a program is taken to be worth {used} tracked people; the spread of {cells} tracked groups around it speaks for {edge}{people}.",
            "专业布点对口率的预期值按相当于{used}名跟踪毕业生的权重计算；从{cells}组跟踪数据围绕预期值的离散程度看，以{edge}{people}名为宜。";
        strength_unknown: "What is expected of a program is taken to be worth {used} tracked people; too few groups were tracked to check that.",
            "专业布点对口率的预期值按相当于{used}名跟踪毕业生的权重计算；跟踪数据的组数过少，无法检验。";
        at_most: "at most ", "不超过";
        at_least: "at least ", "不少于";
    }
}
