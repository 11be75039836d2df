//! Rows of the module `sealing`.

rows! {
    "appoint-opening-officers": [Purchaser, Agent]
        ("组织采购的一方确定，人选来自不同单位", "who runs the procedure appoints them, from different bodies");
    "submit-sealed-bid": [Tenderer]
        ("供应商自己响应", "tenderers bid for themselves");
    "release-shares": [Opener]
        ("密钥只在解密人本人手里", "only the officer has the key");
}
