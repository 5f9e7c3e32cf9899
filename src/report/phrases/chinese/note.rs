//! What a reader must know to believe a plan, in Chinese.

use crate::format::whole;
use vocmatch::plan::Note;

/// A note in words.
pub(crate) fn note(note: &Note) -> String {
    let count = |n: usize| whole(i64::try_from(n).unwrap_or(i64::MAX));
    match note {
        Note::Remark {
            text,
            openings,
            open_to_graduates,
        } => format!(
            "{text}（涉及岗位每年{}个，其中面向毕业生的{}个）。",
            whole(*openings),
            whole(*open_to_graduates)
        ),
        Note::CarriedForward {
            programs,
            heads,
            last_observed,
        } => format!(
            "{}个专业布点的毕业生数（每年{}人）沿用最近一年的实际数，最晚为{last_observed}年。",
            count(*programs),
            whole(*heads)
        ),
        Note::ContinueElsewhere { heads } => format!(
            "每年有{}名毕业生到数据表以外的学校升学，不计入人才供给。",
            whole(*heads)
        ),
        Note::WorkingAdults { heads, of } => format!(
            "各年毕业生共{}人，其中在职人员{}人：同样计入新增供给，但可能仍留在原单位。",
            whole(*of),
            whole(*heads)
        ),
        Note::UnknownCompletion { programs } => format!(
            "{}个专业布点的完成率不详，暂按1（全部完成）计算。",
            count(*programs)
        ),
        Note::UnknownSupply { programs } => format!("{}个专业布点暂无毕业生数据。", count(*programs)),
        Note::InferredProfiles { majors, of } => format!(
            "{}个专业中，有{}个专业的技能由其对应岗位推断得出。",
            count(*of),
            count(*majors)
        ),
        Note::PreparedDropped => {
            "各专业的技能均不详，匹配度依据专业与岗位的明确对应关系和同类专业情况确定。".to_owned()
        }
        Note::RoutesOnly { articulations } => format!(
            "{}条升学通道既无比例也无名额，只用于路径查询，不计升学人数。",
            count(*articulations)
        ),
        Note::NoCandidates { year, heads } => {
            format!("{year}年有{}名毕业生没有可对接的岗位。", whole(*heads))
        }
        Note::CandidatesCut { year, pairs } => format!(
            "{year}年略去{}组候选匹配：候选岗位过多的毕业生群体，只保留最优的部分。",
            count(*pairs)
        ),
        Note::UnknownCoordinates { regions } => format!(
            "{}个区域没有坐标：除流动意愿表另有规定外，按只在本区域就业计算。",
            count(*regions)
        ),
        Note::NoOpenings { year } => format!("数据表中没有{year}年的岗位需求。"),
    }
}
