namespace WasteFlow.Units.OfWaste;

/// <summary>How streams differ, what asks for an approval, and which tier owes what.</summary>
public partial class LawRowsTest
{
    /// <summary>A load may differ by 1 % and 20 kg; hazardous and medical waste by half of a per cent and 5 kg, wet household, kitchen waste and sludge by 3 %.</summary>
    const string Streams = """
        hazardous | 01 | ledger | true | itemised | 5 | 5000 | national | always | always | new-manifest | each | false | true | false | false | 365 | verified
        medical | 02 | loading | false | itemised | 5 | 5000 | national | always | always | new-manifest | each | false | true | false | true | 2 | verified
        general-industrial | 03 | ledger | true | fifo | 10 | 20000 | own | never | never | same-manifest | each | false | false | false | false |  | second-hand
        construction | 04 | receipt | true | fifo | 10 | 20000 | own | never | never | same-manifest | shared | true | false | false | true |  | second-hand
        household | 05 | receipt | false | fifo | 30 | 20000 | own | never | never | same-manifest | shared | true | false | false | true |  | unverified
        kitchen | 06 | receipt | false | fifo | 30 | 20000 | own | never | never | same-manifest | each | false | false | false | true |  | second-hand
        household-hazardous | 07 | receipt | false | fifo | 5 | 5000 | own | never | never | same-manifest | shared | false | false | false | false |  | verified
        sludge | 08 | loading | true | fifo | 30 | 20000 | own | never | never | same-manifest | each | false | false | true | true |  | verified
        agricultural | 09 | receipt | true | fifo | 10 | 20000 | own | never | never | same-manifest | shared | false | false | false | false |  | unverified
        livestock | 10 | loading | false | fifo | 10 | 20000 | own | never | never | same-manifest | each | false | false | false | true |  | unverified
        recyclables | 11 | receipt | true | fifo | 10 | 20000 | own | never | never | same-manifest | shared | false | false | false | false |  | unverified
        batteries | 12 | ledger | false | fifo | 5 | 5000 | by-code | by-code | never | new-manifest | each | false | true | false | false | 365 | verified
        laboratory | 13 | ledger | false | itemised | 5 | 5000 | by-code | by-code | by-code | new-manifest | each | false | true | false | false | 365 | verified
        """;

    /// <summary>Twelve months at most.</summary>
    const string ApprovalKinds = """
        cross-province | hazardous;medical;batteries;laboratory | HW01-HW50 | 12 | other-province | refuse | t |  | verified
        point-to-point | hazardous | HW01-HW50 | 12 |  | note | t | permit | verified
        construction-disposal | construction | SW70-SW74 | 12 | leaves-producer | warn | m3 |  | second-hand
        export | hazardous;medical;batteries;laboratory | HW01-HW50 | 12 | abroad | warn | t | permit | unverified
        general-out-of-province | general-industrial;sludge;household;construction | SW01-SW99 | 12 | other-province-disposal | warn | t |  | verified
        storage-extension | hazardous;laboratory;batteries | HW01-HW50 | 12 |  | note | t |  | verified
        """;

    /// <summary>HJ 1259-2022 §4.2, §5.2 and §7.</summary>
    const string PlanTiers = """
        key | tier-key | unit;facilities;generation;storage;ownUse;reduction;transfers | month | verified
        simplified | tier-simplified | unit;generation;storage;reduction;transfers | quarter | verified
        registered |  | unit;generation;transfers | year | verified
        """;
}
