//! The people of the story. All are fictional.

use crate::directory::{OrganisationCard, PersonCard};
use kernel::{OrganisationId, PersonId, Role};
use uuid::Uuid;

/// An organisation of the story: key, Chinese name, English name.
pub const ORGANISATIONS: &[(&str, &str, &str)] = &[
    (
        "district",
        "禾川区民政局",
        "Hechuan District Civil Affairs Bureau",
    ),
    ("finance", "禾川区财政局", "Hechuan District Finance Bureau"),
    ("audit", "禾川区审计局", "Hechuan District Audit Office"),
    ("dongli", "东里街道办事处", "Dongli Subdistrict Office"),
    ("nanqiao", "南桥街道办事处", "Nanqiao Subdistrict Office"),
    ("xiyuan", "西园街道办事处", "Xiyuan Subdistrict Office"),
    (
        "committee",
        "东里社区居民委员会",
        "Dongli Residents' Committee",
    ),
    (
        "hefeng",
        "和风社会工作服务中心",
        "Hefeng Social Work Centre",
    ),
    (
        "chunyu",
        "春雨社会工作服务中心",
        "Chunyu Social Work Centre",
    ),
    (
        "mingde",
        "明德社会工作发展中心",
        "Mingde Social Work Development Centre",
    ),
    (
        "agent",
        "诚衡采购代理有限公司",
        "Chengheng Procurement Agents",
    ),
    (
        "qiuzhen",
        "求真社会服务评估中心",
        "Qiuzhen Evaluation Centre",
    ),
    (
        "hengsi",
        "衡思社会评估研究院",
        "Hengsi Evaluation Institute",
    ),
    (
        "association",
        "禾川区社会工作协会",
        "Hechuan Social Work Association",
    ),
    (
        "university",
        "江城大学社会工作系",
        "Jiangcheng University, Department of Social Work",
    ),
    (
        "panel",
        "禾川区社会服务裁决小组",
        "Hechuan Social Services Ruling Panel",
    ),
    ("platform", "实约平台管理办公室", "Bonafide Platform Office"),
    ("northmere", "诺斯米尔区议会", "Northmere Borough Council"),
    ("hazel", "榛苑社区中心", "Hazel Court Community Hub"),
    ("companions", "同伴慈善会", "Companions Together"),
    ("goodneighbours", "好邻居信托", "Good Neighbours Trust"),
    (
        "sharedbuying",
        "东部联合采购服务处",
        "Eastern Shared Procurement Service",
    ),
    (
        "independents",
        "独立评审人名册",
        "Register of Independent Assessors",
    ),
    (
        "familysupport",
        "纽约州家庭支持办公室",
        "New York State Office for Family Support",
    ),
    (
        "comptroller",
        "纽约州主计长办公室",
        "Office of the State Comptroller",
    ),
    (
        "bronx",
        "南布朗克斯家庭资源中心",
        "South Bronx Family Resource Center",
    ),
    ("harbor", "港街家庭服务社", "Harbor Street Family Services"),
];

/// A person of the story: login, Chinese name, name in Latin letters, organisation, jobs.
pub type PersonRow = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static [Role],
);

/// The people.
pub const PERSONS: &[PersonRow] = &[
    ("chen", "陈立", "Chen Li", "district", &[Role::Purchaser]),
    (
        "zhou",
        "周敏",
        "Zhou Min",
        "district",
        &[Role::PurchaserHead],
    ),
    ("lin", "林会", "Lin Hui", "district", &[Role::Finance]),
    (
        "gao",
        "高远",
        "Gao Yuan",
        "finance",
        &[Role::FinanceSupervisor, Role::Reviewer],
    ),
    ("shen", "沈正", "Shen Zheng", "audit", &[Role::Auditor]),
    ("wu", "吴东", "Wu Dong", "dongli", &[Role::Host]),
    ("jiang", "江岚", "Jiang Lan", "dongli", &[Role::Host]),
    ("zheng", "郑南", "Zheng Nan", "nanqiao", &[Role::Host]),
    ("pan", "潘宁", "Pan Ning", "nanqiao", &[Role::Host]),
    ("xu", "许西", "Xu Xi", "xiyuan", &[Role::Host]),
    ("ma", "马兰", "Ma Lan", "committee", &[Role::Committee]),
    (
        "he",
        "何风",
        "He Feng",
        "hefeng",
        &[Role::Provider, Role::Tenderer],
    ),
    ("song", "宋雨晴", "Song Yuqing", "hefeng", &[Role::Worker]),
    ("tang", "唐静", "Tang Jing", "hefeng", &[Role::Worker]),
    (
        "jin",
        "金算",
        "Jin Suan",
        "hefeng",
        &[Role::ProviderFinance],
    ),
    (
        "chun",
        "夏春",
        "Xia Chun",
        "chunyu",
        &[Role::Tenderer, Role::Provider, Role::ProviderFinance],
    ),
    ("yu", "于小雨", "Yu Xiaoyu", "chunyu", &[Role::Worker]),
    ("gu", "顾念", "Gu Nian", "chunyu", &[Role::Worker]),
    (
        "ming",
        "明哲",
        "Ming Zhe",
        "mingde",
        &[Role::Tenderer, Role::Provider, Role::ProviderFinance],
    ),
    ("dai", "戴理", "Dai Li", "agent", &[Role::Agent]),
    ("qiu", "邱真", "Qiu Zhen", "qiuzhen", &[Role::Evaluator]),
    (
        "heng",
        "衡思远",
        "Heng Siyuan",
        "hengsi",
        &[Role::Evaluator],
    ),
    (
        "fang",
        "方协",
        "Fang Xie",
        "association",
        &[Role::Peer, Role::Expert, Role::Reviewer],
    ),
    (
        "luo",
        "罗教授",
        "Luo Jiaoshou",
        "university",
        &[Role::Expert, Role::Reviewer],
    ),
    (
        "cai",
        "蔡老师",
        "Cai Laoshi",
        "university",
        &[Role::Expert, Role::Reviewer],
    ),
    (
        "deng",
        "邓老师",
        "Deng Laoshi",
        "university",
        &[Role::Expert],
    ),
    (
        "yao",
        "姚专家",
        "Yao Zhuanjia",
        "association",
        &[Role::Expert],
    ),
    ("bai", "白公", "Bai Gong", "panel", &[Role::Panel]),
    (
        "liu",
        "刘奶奶",
        "Grandma Liu",
        "",
        &[Role::Resident, Role::UserPanel],
    ),
    (
        "sun",
        "孙叔",
        "Uncle Sun",
        "",
        &[Role::Resident, Role::UserPanel],
    ),
    ("an", "安稳", "An Wen", "platform", &[Role::Steward]),
    ("ding", "丁洁", "Ding Jie", "dongli", &[Role::Host]),
    ("mei", "梅晴", "Mei Qing", "xiyuan", &[Role::Host]),
    (
        "alice",
        "艾丽斯·马什",
        "Alice Marsh",
        "northmere",
        &[Role::Purchaser],
    ),
    (
        "graham",
        "格雷厄姆·派克",
        "Graham Pike",
        "northmere",
        &[Role::PurchaserHead],
    ),
    (
        "nadia",
        "纳迪娅·侯赛因",
        "Nadia Hussain",
        "northmere",
        &[Role::Finance],
    ),
    ("priya", "普里娅·奈尔", "Priya Nair", "hazel", &[Role::Host]),
    (
        "tom",
        "汤姆·欧文",
        "Tom Owen",
        "companions",
        &[Role::Tenderer, Role::Provider, Role::ProviderFinance],
    ),
    (
        "ruth",
        "露丝·阿德耶米",
        "Ruth Adeyemi",
        "goodneighbours",
        &[Role::Tenderer, Role::Provider, Role::ProviderFinance],
    ),
    (
        "jess",
        "杰丝·科尔",
        "Jess Cole",
        "sharedbuying",
        &[Role::Agent],
    ),
    (
        "ellen",
        "埃伦·弗罗斯特",
        "Ellen Frost",
        "independents",
        &[Role::Expert, Role::Reviewer],
    ),
    (
        "omar",
        "奥马尔·赛义德",
        "Omar Said",
        "independents",
        &[Role::Expert, Role::Reviewer],
    ),
    (
        "diana",
        "黛安娜·里德",
        "Diana Reed",
        "familysupport",
        &[Role::Purchaser],
    ),
    (
        "marcus",
        "马库斯·格林",
        "Marcus Green",
        "familysupport",
        &[Role::PurchaserHead],
    ),
    (
        "lucia",
        "露西娅·桑托斯",
        "Lucia Santos",
        "familysupport",
        &[Role::Finance],
    ),
    (
        "walter",
        "沃尔特·布鲁克斯",
        "Walter Brooks",
        "comptroller",
        &[Role::FinanceSupervisor],
    ),
    (
        "rosa",
        "罗莎·德尔加多",
        "Rosa Delgado",
        "bronx",
        &[Role::Host],
    ),
    (
        "carmen",
        "卡门·维加",
        "Carmen Vega",
        "harbor",
        &[Role::Tenderer, Role::Provider, Role::ProviderFinance],
    ),
    ("joel", "乔尔·金", "Joel King", "harbor", &[Role::Worker]),
];

/// The fixed id of an organisation of the story.
pub fn organisation_id(key: &str) -> Option<OrganisationId> {
    let place = ORGANISATIONS.iter().position(|(one, ..)| *one == key)?;
    Some(OrganisationId::new(fixed(0xB0, place)))
}

/// The fixed id of a person of the story.
pub fn person_id(login: &str) -> Option<PersonId> {
    let place = PERSONS.iter().position(|(one, ..)| *one == login)?;
    Some(PersonId::new(fixed(0xB1, place)))
}

/// Ids of the story are fixed, so that the same story gives the same addresses each time.
fn fixed(space: u128, place: usize) -> Uuid {
    let place = u128::try_from(place).unwrap_or(0);
    Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 | (space << 16) | (place + 1))
}

/// The cards of all organisations.
pub fn organisations() -> Vec<OrganisationCard> {
    let card = |(key, zh, en): &(&str, &str, &str)| {
        let id = organisation_id(key)?;
        Some(OrganisationCard {
            id,
            zh: (*zh).to_owned(),
            en: (*en).to_owned(),
        })
    };
    ORGANISATIONS.iter().filter_map(card).collect()
}

/// The cards of all people.
pub fn persons() -> Vec<PersonCard> {
    let card = |(login, zh, en, organisation, jobs): &PersonRow| {
        Some(PersonCard {
            id: person_id(login)?,
            organisation: organisation_id(organisation),
            login: (*login).to_owned(),
            zh: (*zh).to_owned(),
            en: (*en).to_owned(),
            jobs: jobs.to_vec(),
        })
    };
    PERSONS.iter().filter_map(card).collect()
}
