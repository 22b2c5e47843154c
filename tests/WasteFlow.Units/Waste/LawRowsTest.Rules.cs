namespace WasteFlow.Units.OfWaste;

/// <summary>Checks and deadlines with their basis (regulation by article; what is ours says so).</summary>
public partial class LawRowsTest
{
    /// <summary>Where the law changed on 2026-08-15 a row stands on each side.</summary>
    const string Rules = """
        plan-holds-code |  |  |  |  | warn | verified | 2022-01-01 | 2026-08-14 | 危险废物转移管理办法第十四条；固体废物污染环境防治法第七十八条
        plan-holds-code |  |  |  |  | warn | verified | 2026-08-15 |  | 危险废物转移管理办法第十四条；生态环境法典第五百三十二条
        plan-quantity |  |  |  |  | warn | unverified | 2020-01-01 |  | 实践做法，未核实
        permit-covers |  |  |  |  | refuse | verified | 2020-01-01 | 2026-08-14 | 危险废物转移管理办法第十条；固体废物污染环境防治法第八十条
        permit-covers |  |  |  |  | refuse | verified | 2026-08-15 |  | 危险废物转移管理办法第十条；生态环境法典第五百三十四条
        permit-scale |  |  |  |  | warn | unverified | 2020-01-01 |  | 实践做法，未核实
        permit-unknown |  |  |  |  | warn | unverified | 2020-01-01 |  | 实践做法，未核实
        cross-province-approval |  |  |  |  | refuse | verified | 2022-01-01 | 2026-08-14 | 危险废物转移管理办法第二十一条；固体废物污染环境防治法第八十二条
        cross-province-approval |  |  |  |  | refuse | verified | 2026-08-15 |  | 危险废物转移管理办法第二十一条；生态环境法典第五百三十六条第二款
        approval-quantity |  |  |  |  | warn | verified | 2022-01-01 |  | 批准文件；危险废物转移管理办法第二十八条
        point-to-point-pair |  |  |  |  | refuse | verified | 2021-01-01 | 2024-12-31 | 国家危险废物名录（2021年版）豁免管理清单第32项；危险废物转移管理办法第十条
        point-to-point-pair |  |  |  |  | warn | second-hand | 2025-01-01 |  | 危险废物转移管理办法第十条；2025年版名录豁免清单未取得
        contract-held |  |  |  |  | warn | verified | 2022-01-01 |  | 危险废物转移管理办法第十条第一项
        carrier-contract-held |  |  |  |  | warn | verified | 2022-01-01 |  | 危险废物转移管理办法第十三条
        label-matches |  |  |  |  | warn | verified | 2022-01-01 |  | 危险废物转移管理办法第十三条
        site-open |  |  |  |  | warn | unverified | 2020-01-01 |  | 实践做法，未核实
        site-operating |  |  |  |  | warn | unverified | 2020-01-01 |  | 本系统设定
        carrier-operating |  |  |  |  | warn | unverified | 2020-01-01 |  | 本系统设定
        point-takes |  |  |  |  | note | unverified | 2020-01-01 |  | 本系统设定
        receiver-compliant |  |  |  |  | warn | unverified | 2020-01-01 |  | 郑州市管城回族区“无废城市”建设实施方案
        receiver-designated |  |  |  |  | warn | unverified | 2020-01-01 |  | 郑州市管城回族区“无废城市”建设实施方案
        construction-disposal-approval |  |  |  |  | warn | second-hand | 2020-01-01 | 2026-08-14 | 城市建筑垃圾管理规定；固体废物污染环境防治法第六十三条
        construction-disposal-approval |  |  |  |  | warn | second-hand | 2026-08-15 |  | 城市建筑垃圾管理规定；生态环境法典第五百一十六条至第五百二十条
        general-out-of-province-approval |  |  |  |  | warn | verified | 2020-01-01 | 2026-08-14 | 固体废物污染环境防治法第二十二条
        general-out-of-province-approval |  |  |  |  | warn | verified | 2026-08-15 |  | 生态环境法典第四百七十六条
        vehicle-licensed |  |  |  |  | refuse | verified | 2020-01-01 |  | 道路运输条例第二十四条；危险废物转移管理办法第十三条
        carrier-licensed |  |  |  |  | warn | verified | 2020-01-01 |  | 道路运输条例第二十四条；危险废物转移管理办法第十三条
        driver-licensed |  |  |  |  | warn | verified | 2020-01-01 |  | 道路运输条例第二十三条；危险废物转移管理办法第十三条
        escort-licensed |  |  |  |  | warn | verified | 2020-01-01 |  | 道路运输条例第二十三条；危险废物转移管理办法第十三条
        construction-carriage-approved | construction |  |  |  | warn | second-hand | 2020-01-01 |  | 城市建筑垃圾管理规定
        construction-carriage-approved | construction | 411000 |  |  | warn | verified | 2021-06-01 |  | 许昌市城市建筑垃圾管理条例第十六条
        vehicle-sealed |  |  |  |  | warn | second-hand | 2020-01-01 |  | 许昌市建安区“无废城市”建设实施方案；许昌市城市建筑垃圾管理条例
        assay-before-method |  |  |  |  | warn | unverified | 2020-01-01 |  | 实践做法，未核实
        assay-met |  |  |  |  | warn | unverified | 2020-01-01 |  | 实践做法，未核实
        assay-met |  | 410104 |  |  | refuse | verified | 2020-01-01 |  | 郑州市管城回族区“无废城市”建设实施方案
        receipt-confirmed |  |  | 5 | working days | note | verified | 2022-01-01 |  | 危险废物转移管理办法第十二条
        paper-entered |  |  | 10 | working days | note | verified | 2022-01-01 |  | 危险废物转移管理办法第二十条
        clock-behind |  |  | 15 | minutes | note | unverified | 2020-01-01 |  | 本系统设定
        clock-ahead |  |  | 15 | minutes | note | unverified | 2020-01-01 |  | 实践做法，未核实
        happened-ahead |  |  | 24 | hours | note | unverified | 2020-01-01 |  | 本系统设定
        departure-ahead |  |  | 400 | days | note | unverified | 2020-01-01 |  | 本系统设定
        departure-behind |  |  | 730 | days | note | unverified | 2020-01-01 |  | 本系统设定
        manifest-expires |  |  | 30 | days | note | unverified | 2020-01-01 |  | 本系统设定
        residue-without-destination |  |  | 30 | days | warn | unverified | 2020-01-01 |  | 实践做法，未核实
        register-young |  |  | 30 | days | note | unverified | 2020-01-01 |  | 实践做法，未核实
        storage-alarm |  |  | 335 | days | warn | unverified | 2020-01-01 |  | 实践做法，未核实
        storage-limit |  |  | 365 | days | warn | verified | 2020-01-01 | 2026-08-14 | 固体废物污染环境防治法第八十一条
        storage-limit |  |  | 365 | days | warn | verified | 2026-08-15 |  | 生态环境法典第五百三十五条
        medical-storage |  |  | 48 | hours | note | verified | 2020-01-01 |  | 医疗废物管理条例第十七条
        ledger-kept |  |  | 5 | years | note | verified | 2022-10-01 |  | HJ 1259-2022 第 6 章
        ledger-kept |  | 410000 | 10 | years | note | verified | 2020-01-01 |  | 河南省固体废物污染环境防治条例第三十一条
        manifest-kept |  |  | 10 | years | note | verified | 2022-01-01 |  | 危险废物转移管理办法第二十条
        correction-lapses |  |  | 10 | days | note | unverified | 2020-01-01 |  | 本系统设定
        hazardous-apart |  |  |  |  | refuse | verified | 2020-01-01 | 2026-08-14 | 危险废物转移管理办法第十条；固体废物污染环境防治法第八十二条
        hazardous-apart |  |  |  |  | refuse | verified | 2026-08-15 |  | 危险废物转移管理办法第十条；生态环境法典第五百三十六条第一款
        never-utilised | medical |  |  |  | refuse | verified | 2020-01-01 | 2026-08-14 | 医疗废物管理条例第十四条；固体废物污染环境防治法第九十条
        never-utilised | medical |  |  |  | refuse | verified | 2026-08-15 |  | 医疗废物管理条例第十四条；生态环境法典第五百四十四条
        own-routes | medical |  |  |  | warn | unverified | 2021-01-01 |  | 国家危险废物名录（2021年版）豁免管理清单第3至5项；许昌市建安区“无废城市”建设实施方案
        one-fraction | household |  |  |  | warn | unverified | 2020-01-01 | 2026-08-14 | 固体废物污染环境防治法第四十九条
        one-fraction | household |  |  |  | warn | unverified | 2026-08-15 |  | 生态环境法典第五百零六条
        pick-up-due |  |  | 3 | days | note | unverified | 2020-01-01 |  | 本系统设定
        transit-limit |  |  | 48 | hours | note | unverified | 2020-01-01 |  | 本系统设定
        transit-limit | medical |  | 12 | hours | note | unverified | 2020-01-01 |  | 本系统设定
        transit-limit | household |  | 12 | hours | note | unverified | 2020-01-01 |  | 本系统设定
        transit-limit | kitchen |  | 12 | hours | note | unverified | 2020-01-01 |  | 本系统设定
        transit-limit | construction |  | 12 | hours | note | unverified | 2020-01-01 |  | 本系统设定
        transit-limit | recyclables |  | 12 | hours | note | unverified | 2020-01-01 |  | 本系统设定
        transit-given-up |  |  | 7 | days | note | unverified | 2020-01-01 |  | 本系统设定
        refused-load-goes |  |  | 5 | days | note | unverified | 2020-01-01 |  | 本系统设定
        difference-settled |  |  | 10 | working days | note | unverified | 2020-01-01 |  | 本系统设定
        small-institution |  |  | 19 | beds | note | verified | 2021-01-01 |  | 国家危险废物名录（2021年版）豁免管理清单第2项
        medical-storage-disposer | medical |  | 24 | hours | note | verified | 2020-01-01 |  | GB 39707-2020 第 5.4.6 条
        medical-storage-cold | medical |  | 72 | hours | note | verified | 2020-01-01 |  | GB 39707-2020 第 5.4.6 条
        medical-storage-remote | medical |  | 168 | hours | note | verified | 2020-01-01 |  | GB 39707-2020 第 5.4.6 条
        collected-passed-on |  |  | 90 | working days | note | verified | 2020-01-01 |  | 危险废物经营许可证管理办法第二十条
        demolition-cleared |  | 411000 | 20 | days | note | verified | 2021-06-01 |  | 许昌市城市建筑垃圾管理条例第十四条
        construction-cleared |  | 411000 | 24 | hours | note | verified | 2021-06-01 |  | 许昌市城市建筑垃圾管理条例第十四条
        permit-renewal |  |  | 30 | working days before | note | verified | 2020-01-01 |  | 危险废物经营许可证管理办法第十三条
        management-plan-filed |  |  | 331 | day of next year | note | verified | 2022-10-01 |  | HJ 1259-2022 第 5 章
        month-report |  |  | 15 | day of next month | note | verified | 2022-10-01 |  | HJ 1259-2022 第 7 章
        quarter-report |  |  | 15 | day of next quarter | note | verified | 2022-10-01 |  | HJ 1259-2022 第 7 章
        year-report |  |  | 331 | day of next year | note | verified | 2022-10-01 |  | HJ 1259-2022 第 7 章
        sludge-month-report |  |  | 5 | day of next month | note | second-hand | 2020-01-01 |  | 地方规定（二手来源）
        fill-site-month-report |  | 411000 | 0 | day of next month | note | verified | 2021-06-01 |  | 许昌市城市建筑垃圾管理条例第二十四条
        tier-key |  |  | 100 | t | note | verified | 2022-10-01 |  | HJ 1259-2022 第 4.2 条
        tier-simplified |  |  | 10 | t | note | verified | 2022-10-01 |  | HJ 1259-2022 第 4.2 条
        backdating |  |  | 48 | hours | note | unverified | 2020-01-01 |  | 本系统设定
        vehicle-overlap |  |  | 10 | minutes | note | unverified | 2020-01-01 |  | 本系统设定
        split-threshold | hazardous |  | 10000 | kg | note | unverified | 2020-01-01 |  | 本系统设定
        split-band | hazardous |  | 80 | percent | note | unverified | 2020-01-01 |  | 本系统设定
        split-loads | hazardous |  | 2 | loads | note | unverified | 2020-01-01 |  | 本系统设定
        impurity-share | kitchen |  | 45 | percent | note | unverified | 2020-01-01 |  | 实践做法，未核实
        stock-loss-share |  |  | 10 | percent | note | unverified | 2020-01-01 |  | 实践做法，未核实
        generation-above |  |  | 150 | percent | note | unverified | 2020-01-01 |  | 本系统设定；单位自行申报的产废系数，无官方系数表
        generation-below |  |  | 50 | percent | note | unverified | 2020-01-01 |  | 本系统设定；单位自行申报的产废系数，无官方系数表
        generation-by |  |  | 500 | kg | note | unverified | 2020-01-01 |  | 本系统设定
        generation-entered |  |  | 15 | days | note | unverified | 2020-01-01 |  | 本系统设定
        approval-used |  |  | 50 | percent | note | unverified | 2020-01-01 |  | 本系统设定
        approval-settled |  |  | 15 | days | note | unverified | 2020-01-01 |  | 本系统设定
        slow-trip |  |  | 400 | percent | note | unverified | 2020-01-01 |  | 本系统设定
        slow-trip-by |  |  | 180 | minutes | note | unverified | 2020-01-01 |  | 本系统设定
        cross-region-compensation |  |  |  | CNY/t | note | unverified | 2020-01-01 |  | 郑州市“无废城市”建设实施方案；标准由双方商定，以规则调整录入迁入地
        permit-change-registered |  |  | 15 | working days | note | verified | 2020-01-01 |  | 危险废物经营许可证管理办法第十一条
        permit-scale-renewed |  |  | 120 | percent | warn | verified | 2020-01-01 |  | 危险废物经营许可证管理办法第十二条
        permit-list-reported |  |  | 331 | day of next year | note | verified | 2020-01-01 |  | 危险废物经营许可证管理办法第十六条
        record-book-kept |  |  | 10 | years | note | verified | 2020-01-01 |  | 危险废物经营许可证管理办法第十八条
        landfill-record-kept |  |  |  |  | note | verified | 2020-01-01 |  | 危险废物经营许可证管理办法第十八条
        ledger-kept-general | general-industrial |  | 5 | years | note | unverified | 2022-01-01 | 2026-08-14 | 一般工业固体废物管理台账制定指南（试行）（公告2021年第82号）
        ledger-kept-general | general-industrial |  | 5 | years | note | verified | 2026-08-15 |  | 生态环境法典第一百八十三条
        insurance-held |  |  |  |  | note | verified | 2020-09-01 | 2026-08-14 | 固体废物污染环境防治法第九十九条
        insurance-held |  |  |  |  | note | verified | 2026-08-15 |  | 生态环境法典第四百八十四条
        no-passengers |  |  |  |  | note | verified | 2020-09-01 | 2026-08-14 | 固体废物污染环境防治法第八十三条
        no-passengers |  |  |  |  | note | verified | 2026-08-15 |  | 生态环境法典第五百三十七条
        waybill-carried |  |  |  |  | note | verified | 2022-01-01 |  | 危险废物转移管理办法第十一条
        waybill-kept |  |  | 12 | months | note | unverified | 2020-01-01 |  | 危险货物道路运输安全管理办法（交通运输部令2019年第29号）
        carrier-vehicles |  |  | 5 | vehicles | note | verified | 2020-01-01 |  | 道路运输条例第二十三条
        label-borne |  |  |  |  | note | second-hand | 2023-07-01 |  | HJ 1276-2022
        general-use-recorded |  |  |  |  | note | verified | 2020-09-01 | 2026-08-14 | 固体废物污染环境防治法第二十二条
        general-use-recorded |  |  |  |  | note | verified | 2026-08-15 |  | 生态环境法典第四百七十六条
        transfer-plan-yearly |  | 410000 | 1130 | day of the year before | note | verified | 2020-01-01 |  | 河南省固体废物污染环境防治条例第三十三条
        transfers-reported |  | 410000 | 10 | day of next month | note | verified | 2020-01-01 |  | 河南省固体废物污染环境防治条例第三十四条
        incoming-composition |  | 410000 |  |  | note | verified | 2020-01-01 |  | 河南省固体废物污染环境防治条例第三十四条
        laboratory-register | laboratory | 410000 |  |  | note | verified | 2020-01-01 |  | 河南省固体废物污染环境防治条例第三十七条
        medical-collected | medical |  | 48 | hours | note | verified | 2020-01-01 |  | 医疗废物管理条例第二十五条
        medical-register-kept | medical |  | 3 | years | note | verified | 2020-01-01 |  | 医疗废物管理条例第十二条
        medical-form-kept | medical |  | 5 | years | note | unverified | 2020-01-01 |  | 医疗废物集中处置技术规范（环发〔2003〕206号）
        medical-vehicle-washed | medical |  | 24 | hours | note | verified | 2021-07-01 |  | GB 39707-2020 第 5.5.2 条
        kitchen-qualified | kitchen |  |  |  | note | verified | 2020-09-01 | 2026-08-14 | 固体废物污染环境防治法第五十七条
        kitchen-qualified | kitchen |  |  |  | note | verified | 2026-08-15 |  | 生态环境法典第五百一十四条
        household-hazardous-managed | household-hazardous |  |  |  | note | verified | 2020-09-01 | 2026-08-14 | 固体废物污染环境防治法第五十条
        household-hazardous-managed | household-hazardous |  |  |  | note | verified | 2026-08-15 |  | 生态环境法典第五百零七条
        household-vehicle-tracked | household | 410100 |  |  | note | second-hand | 2020-01-01 |  | 郑城管〔2016〕199号
        sludge-tracked | sludge |  |  |  | note | verified | 2020-01-01 |  | 城镇排水与污水处理条例第三十条
        sludge-moisture | sludge |  | 80 | percent | note | unverified | 2020-01-01 |  | 环办〔2010〕157号
        sludge-video-kept | sludge |  | 3 | years | note | second-hand | 2020-01-01 |  | 地方规定（二手来源）
        construction-approval-decided | construction | 411000 | 20 | days | note | verified | 2021-06-01 |  | 许昌市城市建筑垃圾管理条例第十二条
        construction-vehicle-tracked | construction | 411000 |  |  | note | verified | 2021-06-01 |  | 许昌市城市建筑垃圾管理条例第十六条
        fill-site-closing | construction | 411000 | 3 | months before | note | verified | 2021-06-01 |  | 许昌市城市建筑垃圾管理条例第二十四条
        """;
}
