using WasteFlow.Waste;

namespace WasteFlow.Units.OfWaste;

/// <summary>
/// What law, or a decision of ours, says in a cell of a table, typed a second time: which waste, whose days, how severe, on what it rests. A value that slips is seen
/// here even where no act that the other tests tell of depends on it; whoever changes one on purpose says it twice.
/// </summary>
public partial class LawRowsTest
{
    static readonly Dictionary<string, (string Cells, string Said)> Tables = new(StringComparer.Ordinal)
    {
        ["alarm-kinds.csv"] = ("kind family severity owner role escalateDays ends mark basis", AlarmKinds),
        ["deadlines.csv"] = ("kind from streams codes groups tag tier rule ends", Deadlines),
        ["findings.csv"] = ("kind sees what streams codes", Findings),
        ["case-kinds.csv"] = ("kind days mark", CaseKinds),
        ["rules.csv"] = ("rule stream jurisdiction value unit effect mark validFrom validTo basis", Rules),
        ["application-steps.csv"] = ("kind step from to by days unit otherwise mark", ApplicationSteps),
        ["waivers.csv"] = ("item asks codes methods moverKinds receiverKinds validFrom validTo mark", Waivers),
        ["approval-kinds.csv"] = ("kind streams codes months when effect unit waives mark", ApprovalKinds),
        ["plan-tiers.csv"] = ("tier rule sections reports mark", PlanTiers),
        ["methods.csv"] = ("stream code method class asks validFrom validTo mark", Methods),
        ["corrections.csv"] = ("act pointer verdict by consent packed", Corrections),
    };

    public static TheoryData<string> Names => [.. Tables.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_row_says_what_it_is_to_say(string table)
    {
        var (cells, said) = Tables[table];
        Assert.Equal(said.Split('\n'), WasteFlow.Waste.Tables.Rows($"codes/{table}").Select(r => string.Join(" | ", cells.Split(' ').Select(c => r[c])).TrimEnd()));
    }

    [Fact]
    public void A_stream_differs_in_what_it_is_to_differ_in()
    {
        const string cells = "id kind known ownUse store tolerancePerMille toleranceFloorGrams series permit licensedVehicle divert round scan reportsAnyDifference moisture sealed storageDays mark";
        using var streams = System.Text.Json.JsonDocument.Parse(WasteFlow.Waste.Tables.Text("codes/streams.json"));
        Assert.Equal(Streams.Split('\n'), streams.RootElement.EnumerateArray().Select(row => string.Join(" | ", cells.Split(' ').Select(c => Cell(row.GetProperty(c))))));
        static string Cell(System.Text.Json.JsonElement cell) => cell.ValueKind is System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False ? cell.GetRawText() : cell.ToString();
    }

    /// <summary>What is no note refuses, and most of that since the content is not as it has to be; the rest by its kind.</summary>
    [Theory]
    [InlineData(200, Notes)]
    [InlineData(400, Of400)]
    [InlineData(401, "not_signed_in wrong_password")]
    [InlineData(403, "authority_decides consent_not_asked first_code_wrong not_your_act not_your_proposal not_yours party_not_in_role role_not_allowed")]
    [InlineData(404, Of404)]
    [InlineData(405, "method_not_allowed")]
    [InlineData(409, Of409)]
    [InlineData(413, "body_too_long")]
    [InlineData(429, "report_queue_full too_many_tries")]
    [InlineData(500, "internal_fault")]
    [InlineData(503, "at_least_not_reached ledger_not_there no_browser_prints number_provisional store_not_there")]
    public void What_only_tells_and_what_refuses_by_which_status_is_this_and_no_more(int http, string codes) => Assert.Equal(
        codes.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries), Refusals.All.Where(r => r.Http == http).Select(static r => r.Code));

    [Fact]
    public void Every_other_refusal_is_about_the_content() => Assert.Equal(
        [200, 400, 401, 403, 404, 405, 409, 413, 422, 429, 500, 503], Refusals.All.Select(static r => r.Http).Distinct().Order());

    const string Notes = """
        amounts_differ approval_code_foreign approval_too_long approval_unknown approval_within_province arrived_late assay_missing capacity_exceeded
        capacity_own_word carried_on_differs
        carrier_not_approved carries_on clock_ahead clock_behind code_unlisted consent_awaited correction_leaves_difference correction_leaves_open
        deemed_accepted department_differs did_you_mean discrepancy_open edition_in_force edition_not_in_force emergency_facility emergency_mode_off
        emergency_transfer exemption_applied factor_implausible factors_differ fails_standard fields_of_question formula_code_unlisted fraction_counts_whole
        fractions_mixed from_paper holds_from_day
        label_not_digital left_on_provisional loaded_above_stock meter_gap method_differs named_by_provisional national_number_elsewhere not_national
        off_route outside_hours permit_too_long permit_unknown person_without_licence pick_up_confirmed pick_up_contradicts pick_up_implied plan_base_beyond_target
        plan_base_no_figure plan_base_year_missing plan_beyond_city plan_city_tasks plan_codes_unlisted plan_contradicts_itself plan_decline_without_base
        plan_departments_alike plan_departments_missing plan_direction_unknown plan_figure_not_printed plan_filed_late plan_headings_misnumbered
        plan_headings_reworded plan_is_draft plan_leads_column_missing plan_mark_unknown plan_marks_miscounted plan_marks_uncounted plan_missing
        plan_name_lacks plan_named_otherwise plan_named_twice plan_obligatory_missing plan_obligatory_unmarked plan_percent_over plan_row_of_several
        plan_row_twice plan_rows_miscounted plan_rows_misnumbered plan_sections_missing plan_sign_misread plan_signs_inferred plan_sources_column_missing
        plan_targets_fall_back plan_targets_in_words plan_text_differs plan_texts_alone plan_texts_differ plan_undated plan_unit_of_target plan_units_missing
        plan_unnumbered plan_without_table plan_year_outside plan_years_missing plate_form_unknown question_without_fields reclassified_to_general
        recorded_late report_job_fault report_job_lost rule_not_asked scale_exceeded
        section_missing shares_below_whole site_far_from_seat small_with_many_beds step_late supervisor_elsewhere tag_unlisted
        taken_over_from_department value_not_whole value_over_hundred value_part_not_asked vehicle_not_sealed weight_shared weights_differ working_days_without_table
        """;

    const string Of400 = """
        decimal_text_expected field_malformed field_missing field_not_one_of field_twice form_too_old malformed_json period_malformed text_unprintable too_long unknown_field
        """;

    const string Of404 = """
        act_unknown book_unknown no_such_alarm no_such_application no_such_case no_such_container no_such_difference no_such_inspection no_such_labels
        no_such_line no_such_lot no_such_manifest no_such_proposal no_such_term no_such_treatment not_found not_here page_not_here plan_adopted_later
        plan_unknown provisional_not_filed report_issue_unknown report_job_unknown report_not_issued report_to_replace_unknown
        """;

    const string Of409 = """
        act_id_reused acted_upon agreed_already alarm_not_open application_exists application_moved_on case_closed contested_already correction_ended
        correction_open difference_contested difference_ended discrepancy_contested emergency_number_taken entered_by_other_department entered_meanwhile
        enterprise_exists expiry_not_due fold_diverged grant_number_taken labels_exhausted lapse_not_due linked_not_refused lot_is_used_up manifest_ended
        moved_on national_number_taken no_vehicle nothing_open person_exists plan_adopted_meanwhile plan_edition_taken plate_taken report_issued_already
        report_issued_otherwise report_job_not_done report_number_taken site_exists step_not_now taken_back too_late_to_take_back wrong_state
        """;
}
