//! What pages say of where graduates tend to go, beside where they could.

use crate::phrases::table::words;

words! {
    /// The words of what tends to be.
    TendencyWords {
        heading: "What could be, and what tends to be", "可能达到的与通常会出现的去向";
        short: "What tends to be", "通常去向";
        means: "Could be: the best matching of these graduates and openings, proven. Tends to be: how graduates of each major spread over all jobs if nobody places them, by a law fitted to observed careers of people with a degree, under the openings within reach.",
            "可能达到：现有毕业生与岗位需求的最优匹配，已经证明。通常会出现：无人统一安排时，各专业毕业生在全部岗位中的分布；分布规律依据有学位人员的实际就业去向拟合，并受可及岗位数量限制。";
        views: "First job: the first years after the award, without posts that ask for experience. Career: people of all ages, later degrees included.",
            "首次就业：毕业后最初几年，不含要求工作经验的岗位。职业生涯：各年龄段人员，含此后取得更高学历者。";
        carried: "Below a bachelor's degree, and outside the country of the data behind the law, it is carried over and not tested.",
            "本科以下层次，以及数据来源国以外的地区，系沿用该规律，未经检验。";
        could: "Could be", "可能达到";
        first_job: "First job", "首次就业";
        career: "Career", "职业生涯";
        graduates: "Graduates", "毕业生";
        award: "In any post that asks for an award", "在要求学历证书的岗位就业（不论专业）";
        award_in_field: "In a post that asks for their field", "在要求所学专业的岗位就业";
        in_field: "In their field, any post", "专业对口（含不要求学历的岗位）";
        no_award: "In posts that ask for no award", "在不要求学历证书的岗位就业";
        beyond: "In posts above the four levels", "在要求博士等更高学历的岗位就业";
        unknown: "Not known: no openings within reach", "去向不明（可及范围内无岗位）";
        stay: "In their own region", "在本区域就业";
        pay: "Tends to earn", "通常年薪";
        pay_means: "What graduates tend to earn: the median pay of all who hold the jobs that they tend to take, not of beginners.",
            "通常年薪：所从事岗位全体从业人员的工资中位数，并非新入职人员的工资。";
        by_level: "By level, first job", "按层次（首次就业）";
        by_class: "By class of majors, first job", "按专业类（首次就业）";
        by_region: "By region, first job", "按区域（首次就业）";
        by_occupation: "By occupation, first job", "按岗位（首次就业）";
        filled: "Tends to be filled", "通常填补";
        stays: "Stay in the region", "留在本区域";
        share_in_field: "In their field", "专业对口";
        share_award: "Posts that ask for an award", "要求学历的岗位";
    }
}
