namespace WasteFlow.Units.OfWaste;

/// <summary>What is due, what is seen, and who acts.</summary>
public partial class LawRowsTest
{
    /// <summary>Severities and the days until a bureau is asked too are ours; what stays with its owner has none.</summary>
    const string AlarmKinds = """
        pick-up-overdue | deadline | warning | mover | clerk | 7 | pick-up-waste;receive-waste;cancel-manifest;expire-manifest | unverified | 本系统设定
        transit-too-long | deadline | warning | carrier | driver | 2 | arrive-waste;receive-waste;return-waste | second-hand | 实践做法（舟山系统对运输超时自动告警），时限为本系统设定
        never-received | deadline | severe | mover | clerk | 3 | arrive-waste;receive-waste;return-waste | verified | 危险废物转移管理办法第十条；郑州市“无废城市”建设实施方案
        receipt-unconfirmed | deadline | serious | receiver | gate | 5 | receive-waste | verified | 危险废物转移管理办法第十二条、第十八条
        refused-not-gone | deadline | warning | mover | clerk | 5 | return-waste;divert-waste;file-manifest | unverified | 本系统设定
        difference-open | deadline | serious | receiver | clerk | 10 | agree-to-discrepancy;settle-discrepancy | unverified | 危险废物转移管理办法第十八条；天数为本系统设定
        stored-beyond-two-days | deadline | serious | holder | clerk | 2 | pick-up-waste;treat-waste | verified | 医疗废物管理条例第十七条
        disposer-storage-over | deadline | serious | holder | clerk | 2 | treat-waste | verified | GB 39707-2020 第 5.4.6 条
        storage-nearing-year | deadline | warning | holder | clerk | 30 | pick-up-waste;treat-waste | unverified | 本系统设定，满一年前一个月提醒
        storage-over-year | deadline | severe | holder | clerk | 30 | pick-up-waste;treat-waste | verified | 固体废物污染环境防治法第八十一条；自 2026-08-15 起生态环境法典第五百三十五条
        storage-over-year-producer | deadline | notice | holder | clerk |  | pick-up-waste;treat-waste | unverified | 实践做法，对产废单位只作提示
        collected-too-long | deadline | serious | holder | clerk | 10 | pick-up-waste | verified | 危险废物经营许可证管理办法第二十条
        clearance-overdue | deadline | serious | holder | clerk | 5 | pick-up-waste;treat-waste | verified | 许昌市城市建筑垃圾管理条例第十四条
        residue-without-destination | deadline | serious | holder | clerk | 15 | pick-up-waste;treat-waste;send-out-waste | unverified | 实践做法，天数为本系统设定
        permit-renewal-due | deadline | warning | holder | clerk |  | grant-permit | verified | 危险废物经营许可证管理办法第十三条
        permit-expired | deadline | severe | holder | clerk | 10 | grant-permit | verified | 固体废物污染环境防治法第八十条；自 2026-08-15 起生态环境法典第五百三十四条
        licence-expired | deadline | serious | carrier | clerk | 10 | register-vehicle | verified | 道路运输条例第二十四条
        plan-not-filed | deadline | serious | holder | clerk | 15 | file-management-plan | verified | HJ 1259-2022 第 5 章
        month-report-late | deadline | warning | holder | clerk | 10 | hand-in-report | verified | HJ 1259-2022 第 7 章
        quarter-report-late | deadline | warning | holder | clerk | 10 | hand-in-report | verified | HJ 1259-2022 第 7 章
        year-report-late | deadline | serious | holder | clerk | 15 | hand-in-report | verified | HJ 1259-2022 第 7 章
        sludge-report-late | deadline | warning | holder | clerk | 10 | hand-in-report | second-hand | 地方规定（二手来源）
        site-report-late | deadline | warning | holder | clerk | 10 | hand-in-report | verified | 许昌市城市建筑垃圾管理条例第二十四条
        contract-expired | deadline | warning | holder | clerk | 20 | register-contract;close-alarm | verified | 危险废物转移管理办法第十条、第十三条
        insurance-expired | deadline | serious | holder | clerk | 10 | register-insurance;close-alarm | verified | 固体废物污染环境防治法第九十九条；自 2026-08-15 起生态环境法典第四百八十四条；道路运输条例第三十五条
        paper-expired | deadline | serious | holder | clerk | 10 | register-licence;close-alarm | verified | 道路运输条例第二十三条、第二十四条
        application-waits | deadline | serious | bureau | officer | 5 | advance-application;grant-approval;apply-for-approval | verified | 危险废物转移管理办法第二十三条至第二十六条
        generation-below | deadline | warning | holder | clerk | 20 | generate-waste;declare-generation;file-management-plan;close-alarm | unverified | 一般工业固体废物管理台账制定指南（试行）（公告2021年第82号）附表1；HJ 1259-2022 表 A.3；系数为单位自行申报，比例为本系统设定
        generation-above | finding | warning | holder | clerk | 20 | declare-generation;file-management-plan;close-alarm | unverified | 一般工业固体废物管理台账制定指南（试行）（公告2021年第82号）附表1；HJ 1259-2022 表 A.3；系数为单位自行申报，比例为本系统设定
        approval-unused | deadline | notice | bureau | officer |  | grant-approval;close-alarm | unverified | 本系统设定
        meter-gap | finding | serious | bureau | officer | 10 | close-alarm | unverified | 危险废物转移管理办法第十九条；告警为本系统设定
        short-weight | finding | serious | bureau | officer | 10 | close-alarm;settle-discrepancy | verified | 危险废物转移管理办法第十八条；允许差为废物类别的设定
        surplus-weight | finding | warning | bureau | officer | 20 | close-alarm;settle-discrepancy | verified | 危险废物转移管理办法第十八条；允许差为废物类别的设定
        difference-reported | finding | notice | bureau | officer |  | close-alarm | verified | 危险废物转移管理办法第十八条
        stock-gain | finding | warning | bureau | officer | 20 | close-alarm | unverified | 实践做法（盘盈）
        stock-loss | finding | warning | bureau | officer | 20 | close-alarm | unverified | 实践做法（盘亏）
        household-landfilled | finding | serious | bureau | officer | 5 | close-alarm | verified | 管城回族区、郑州市、许昌市建安区“无废城市”建设实施方案（零填埋）
        hazardous-to-general | finding | severe | bureau | officer | 5 | close-alarm | unverified | 实践做法，鉴别改类须经主管部门查看
        over-permit | finding | serious | bureau | officer | 10 | close-alarm | unverified | 危险废物经营许可证管理办法第十条（许可证载明年经营规模）；满额即告警为本系统设定
        far-over-permit | finding | severe | holder | clerk | 10 | grant-permit;close-alarm | verified | 危险废物经营许可证管理办法第十二条
        over-approval | finding | serious | bureau | officer | 10 | close-alarm | verified | 危险废物转移管理办法第二十八条
        over-plan | finding | warning | holder | clerk | 20 | file-management-plan;close-alarm | verified | HJ 1259-2022 第 5 章
        two-places-at-once | finding | severe | bureau | officer | 5 | close-alarm | unverified | 本系统设定
        split-load | finding | serious | bureau | officer | 10 | close-alarm | unverified | 本系统设定
        mixed-fraction | finding | serious | bureau | officer | 10 | close-alarm | verified | 许昌市建安区“无废城市”建设实施方案
        backdated | finding | serious | bureau | officer | 10 | close-alarm | unverified | 实践做法，时限为本系统设定
        entered-late | finding | notice | bureau | officer |  | close-alarm | verified | 危险废物转移管理办法第十二条、第二十条
        diverted-load | finding | serious | bureau | officer | 5 | close-alarm | verified | 危险废物转移管理办法第十一条
        unlicensed-vehicle | finding | serious | bureau | officer | 10 | close-alarm | verified | 道路运输条例第二十四条
        unpermitted-receiver | finding | severe | bureau | officer | 5 | close-alarm | verified | 危险废物转移管理办法第十条；固体废物污染环境防治法第八十条，自 2026-08-15 起生态环境法典第五百三十四条
        unsealed-vehicle | finding | warning | bureau | officer | 20 | close-alarm | second-hand | 许昌市建安区“无废城市”建设实施方案；许昌市城市建筑垃圾管理条例第十六条
        no-contract | finding | warning | mover | clerk | 20 | register-contract;close-alarm | verified | 危险废物转移管理办法第十条、第十三条
        off-route | finding | serious | bureau | officer | 10 | close-alarm | verified | 许昌市城市建筑垃圾管理条例第十六条
        outside-hours | finding | warning | bureau | officer | 10 | close-alarm | verified | 许昌市城市建筑垃圾管理条例第十六条
        carrier-not-approved | finding | serious | bureau | officer | 10 | close-alarm | verified | 许昌市城市建筑垃圾管理条例第十六条
        rectification-overdue | deadline | serious | holder | clerk | 10 | record-inspection | unverified | “无废城市”建设实施方案（专项整治）；期限为本系统设定
        case-overdue | deadline | serious | bureau | officer | 10 | close-case | unverified | “无废城市”建设实施方案（跨区域处置、信访投诉举报）；期限为本系统设定
        fill-site-full | finding | serious | holder | clerk | 10 | change-site;close-alarm | unverified | 本系统设定
        """;

    /// <summary>Confirming, settling, filing and reporting are kept by recording them, the rest by when it happened.</summary>
    const string Deadlines = """
        pick-up-overdue | filed | * | * | * |  |  | pick-up-due | happened
        transit-too-long | in-transit | * | * | * |  |  | transit-limit | happened
        never-received | in-transit | * | * | * |  |  | transit-given-up | happened
        receipt-unconfirmed | arrived | * | * | * |  |  | receipt-confirmed | recorded
        refused-not-gone | refused | * | * | * |  |  | refused-load-goes | happened
        refused-not-gone | partly-received | * | * | * |  |  | refused-load-goes | happened
        difference-open | received | * | * | * |  |  | difference-settled | recorded
        stored-beyond-two-days | stored | medical | HW01 | producer;collector |  |  | medical-storage | happened
        disposer-storage-over | stored | medical | HW01 | facility | !cold-store;!cold-store-remote |  | medical-storage-disposer | happened
        disposer-storage-over | stored | medical | HW01 | facility | cold-store |  | medical-storage-cold | happened
        disposer-storage-over | stored | medical | HW01 | facility | cold-store-remote |  | medical-storage-remote | happened
        storage-nearing-year | stored | hazardous;household-hazardous;batteries;laboratory | HW02-HW50 | * |  |  | storage-alarm | happened
        storage-over-year | stored | hazardous;household-hazardous;batteries;laboratory | HW02-HW50 | collector;facility |  |  | storage-limit | happened
        storage-over-year-producer | stored | hazardous;household-hazardous;batteries;laboratory | HW02-HW50 | producer |  |  | storage-limit | happened
        collected-too-long | stored | * | HW08;900-044-49 | collector |  |  | collected-passed-on | happened
        clearance-overdue | stored | construction | SW73 | producer |  |  | demolition-cleared | happened
        clearance-overdue | stored | construction | SW70-SW72;SW74 | producer |  |  | construction-cleared | happened
        residue-without-destination | residue | * | * | * |  |  | residue-without-destination | happened
        plan-not-filed | year | hazardous;household-hazardous;batteries;laboratory | HW01-HW50 | producer;collector;facility |  |  | management-plan-filed | recorded
        month-report-late | month | hazardous;household-hazardous;batteries;laboratory | HW01-HW50 | producer;collector;facility |  | key | month-report | recorded
        quarter-report-late | quarter | hazardous;household-hazardous;batteries;laboratory | HW01-HW50 | producer;collector;facility |  | simplified | quarter-report | recorded
        year-report-late | year | hazardous;household-hazardous;batteries;laboratory | HW01-HW50 | producer;collector;facility |  |  | year-report | recorded
        sludge-report-late | month | sludge | * | facility |  |  | sludge-month-report | recorded
        site-report-late | month | construction | * | facility |  |  | fill-site-month-report | recorded
        generation-below | expected | * | * | * |  |  | generation-entered | recorded
        approval-unused | approval:construction-disposal | * | * | * |  |  | approval-settled | recorded
        """;

    /// <summary>A star is every stream, every code.</summary>
    const string Findings = """
        entered-late | note | recorded_late | * | *
        unlicensed-vehicle | note | vehicle_not_licensed | * | *
        unpermitted-receiver | note | permit_does_not_cover | * | *
        hazardous-to-general | note | reclassified_to_general | * | *
        difference-reported | note | weights_differ | * | *
        difference-reported | note | amounts_differ | * | *
        difference-reported | note | factors_differ | * | *
        short-weight | missing |  | * | *
        short-weight | missing-by-habit |  | * | *
        surplus-weight | surplus |  | * | *
        stock-gain | gain |  | * | *
        stock-loss | loss |  | * | *
        household-landfilled | landfilled |  | household | *
        over-permit | overdrawn | permit | * | *
        far-over-permit | far-overdrawn | permit-scale-renewed | * | *
        over-approval | overdrawn | approval | * | *
        over-plan | overdrawn | plan | * | *
        fill-site-full | full |  | * | *
        two-places-at-once | overlap |  | * | *
        split-load | split |  | hazardous | HW01-HW50
        mixed-fraction | found-another |  | household;kitchen;recyclables;construction | *
        mixed-fraction | impure |  | kitchen | *
        backdated | late-word |  | * | *
        diverted-load | diverted |  | * | *
        diverted-load | slow |  | * | *
        no-contract | uncontracted | contract_missing | * | *
        no-contract | uncontracted | carrier_contract_missing | * | *
        generation-above | generated | declared | * | *
        generation-above | generated | plan | * | *
        meter-gap | note | meter_gap | * | *
        unsealed-vehicle | note | vehicle_not_sealed | sludge;construction;household;kitchen | *
        off-route | note | off_route | * | *
        outside-hours | note | outside_hours | * | *
        carrier-not-approved | note | carrier_not_approved | * | *
        """;

    /// <summary>The days are ours.</summary>
    const string CaseKinds = """
        illegal-dumping | 30 | unverified
        illegal-storage | 30 | unverified
        illegal-landfill | 30 | unverified
        mixing | 20 | unverified
        overdue | 15 | unverified
        complaint | 60 | unverified
        """;
}
