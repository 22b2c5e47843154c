namespace WasteFlow.Units.OfWaste;

/// <summary>Whose turn an application is, what is waived, and what may be put right.</summary>
public partial class LawRowsTest
{
    /// <summary>Order 23 arts 23 to 26; of other approvals twenty days.</summary>
    const string ApplicationSteps = """
        cross-province | accept | applied;corrected | accepted | origin | 5 | working days | accepted | verified
        cross-province | ask-corrections | applied | corrections-asked | origin | 5 | working days |  | verified
        cross-province | consult | accepted | consulted | origin | 5 | working days |  | verified
        cross-province | agree | consulted | agreed | receiving | 10 | working days |  | verified
        cross-province | disagree | consulted | disagreed | receiving | 10 | working days |  | verified
        cross-province | approve | agreed | approved | origin | 5 | working days |  | verified
        cross-province | refuse | accepted;agreed;disagreed | refused | origin | 5 | working days |  | verified
        * | ask-corrections | applied | corrections-asked | origin | 5 | working days |  | ours
        * | approve | applied;corrected | approved | origin | 20 | days |  | second-hand
        * | refuse | applied;corrected | refused | origin | 20 | days |  | second-hand
        """;

    /// <summary>Items of the exemption list of 2021.</summary>
    const string Waivers = """
        2 | permit | HW01 | C5 | small-clinic | medical-transfer-station | 2021-01-01 |  | second-hand
        2 | vehicle | HW01 |  | small-clinic |  | 2021-01-01 |  | verified
        6 | permit | 900-003-04 |  |  |  | 2021-01-01 |  | verified
        6 | vehicle | 900-003-04 |  |  |  | 2021-01-01 |  | verified
        8 | permit | 900-249-08 | R4 |  |  | 2021-01-01 |  | verified
        9 | permit | 900-200-08|900-006-09 | R4 |  |  | 2021-01-01 |  | verified
        11 | permit | 900-451-13 | D1 |  |  | 2021-01-01 |  | verified
        11 | vehicle | 900-451-13 |  |  |  | 2021-01-01 |  | verified
        12 | permit | 772-002-18 | D1|C1 |  | landfill|cement-kiln | 2021-01-01 |  | verified
        12 | vehicle | 772-002-18 |  |  | landfill | 2021-01-01 |  | verified
        18 | vehicle | 900-052-31 |  |  |  | 2021-01-01 |  | verified
        22 | permit | 321-024-48|321-026-48 | R4 |  |  | 2021-01-01 |  | verified
        27 | vehicle | 900-044-49 |  |  |  | 2021-01-01 |  | verified
        28 | vehicle | 900-045-49 |  |  |  | 2021-01-01 |  | verified
        29 | vehicle | 772-007-50 |  |  |  | 2021-01-01 |  | verified
        30 | vehicle | 251-017-50 |  |  |  | 2021-01-01 |  | verified
        31 | vehicle | 900-049-50 |  |  |  | 2021-01-01 |  | verified
        """;

    /// <summary>What may be corrected, by whom, with whose consent, and whether also in containers; without a pointer: taken back.</summary>
    const string Corrections = """
        record-opening-stock | /quantity | yes | holder |  |
        record-opening-stock | /code | whole | holder |  |
        record-opening-stock | /book | yes | holder |  | yes
        record-opening-stock |  | yes | holder |  |
        generate-waste | /quantity | yes | holder |  |
        generate-waste | /code | whole | holder |  |
        generate-waste | /happenedAt | whole | holder |  |
        generate-waste | /book | yes | holder |  | yes
        generate-waste |  | yes | holder |  |
        bring-in-waste | /quantity | yes | holder |  |
        bring-in-waste | /code | whole | holder |  |
        bring-in-waste | /book | yes | holder |  | yes
        bring-in-waste |  | yes | holder |  |
        send-out-waste | /book | yes | holder |  | yes
        send-out-waste |  | yes | holder |  |
        take-stock | /counted | no |  |  |
        take-stock |  | yes | holder |  |
        combine-lots |  | yes | holder |  |
        split-lot |  | yes | holder |  |
        reclassify-waste | /code | no |  |  |
        reclassify-waste |  | yes | holder |  |
        file-manifest | /receiver | no |  |  |
        file-manifest | /carrier | no |  |  |
        file-manifest | /items/*/code | no |  |  |
        file-manifest | /book | yes | mover |  | yes
        file-manifest |  | yes | mover |  |
        pick-up-waste | /loaded/*/quantity | aboard | mover|carrier|receiver | mover|carrier |
        pick-up-waste |  | yes | carrier |  |
        hand-over-waste |  | no |  |  |
        arrive-waste |  | yes | carrier |  |
        receive-waste | /items/*/quantity | yes | mover|receiver | mover|receiver | yes
        receive-waste | /sharedWeight | yes | mover|receiver | mover|receiver | yes
        receive-waste | /items/*/decision | no |  |  |
        receive-waste | /book | yes | receiver |  | yes
        receive-waste |  | yes | receiver |  |
        meter-waste | /to | yes | mover|receiver | mover|receiver | yes
        meter-waste | /from | yes | mover|receiver | mover|receiver | yes
        meter-waste | /impurityPerMille | yes | mover|receiver | mover|receiver | yes
        meter-waste | /sent | no |  |  |
        meter-waste |  | yes | receiver |  |
        return-waste |  | yes | mover |  |
        treat-waste | /additions/*/quantity | yes | holder |  | yes
        treat-waste | /products/*/quantity | yes | holder |  | yes
        treat-waste | /residues/*/quantity | yes | holder |  | yes
        treat-waste | /losses/*/quantity | yes | holder |  | yes
        treat-waste | /emplaced | yes | holder |  | yes
        treat-waste | /method | yes | holder |  | yes
        treat-waste | /inputs/*/quantity | no |  |  |
        treat-waste | /book | yes | holder |  | yes
        treat-waste |  | yes | holder |  |
        """;
}
