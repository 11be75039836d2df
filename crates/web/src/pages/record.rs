//! The record and how anyone can check it.

use crate::{Web, ask::Ask, layout, routes::Answer};
use maud::html;

/// The page.
///
/// # Errors
/// Failures of the database.
pub fn show(web: &Web, ask: &Ask) -> Answer {
    let lang = ask.lang;
    let checkpoint = web.app.checkpoint()?;
    let title = lang.t("记录与核验", "The record and how to check it");
    let content = html! {
        section.card {
            h1 { (title) }
            p { (lang.t(
                "每一项办理都是记录里的一片叶子，全部叶子合成一棵哈希树（RFC 6962），树根由平台密钥签名。改动、删除、调换、重复或截断任何一条，核验都会指出第一处。",
                "Every act is a leaf of one hash tree (RFC 6962) whose root the platform signs. Change, remove, swap, repeat or cut off any entry and the check names the first bad place.",
            )) }
            dl.facts {
                dt { (lang.t("条数", "Entries")) } dd { (checkpoint.checkpoint.size) }
                dt { (lang.t("树根", "Root")) } dd { code.hash { (checkpoint.checkpoint.root) } }
                dt { (lang.t("验证公钥", "Verifier key")) } dd { code.hash { (web.app.verifier_key()) } }
            }
            h2 { (lang.t("签名的检查点", "Signed checkpoint")) }
            pre { (checkpoint.note) }
            h2 { (lang.t("怎样核验", "How to check")) }
            ul {
                li { (lang.t("核验数据库或其副本：", "Check the database or a copy: ")) code { "bonafide record verify --data DIR" } }
                li { (lang.t("只用凭证文件核验：", "Check a receipt file alone: ")) code { "bonafide record verify --receipt receipt.json" } }
                li { (lang.t("用凭证对照数据库：", "Check a receipt against the database: ")) code { "bonafide record verify --data DIR --receipt receipt.json" } }
            }
            h2 { (lang.t("保证到什么程度", "What this promises")) }
            p { (lang.t(
                "本安装达到 J1–J2：签名密钥在数据库之外，每一方都持有凭证。掌握服务器最高权限的人仍可能在没有人对照凭证时改写。响应在到达时即加密密封（S1），项目设有开标解密人时由供应商自行密封（S3），每份凭证写明级别；记录只存密封文件的摘要，文件丢失或被换，核验会指出。",
                "This installation reaches J1–J2: the signing key is outside the database and every party holds receipts. Whoever controls the whole server could still rewrite what no receipt holder compares. Bids are sealed by encryption: on arrival (S1), or by the tenderer's own tool where a purchase has opening officers (S3); each bid says which. The record holds the digest of the sealed file, so one that is lost or exchanged is found.",
            )) }
        }
    };
    Ok(layout::page(web, ask, title, &content))
}
