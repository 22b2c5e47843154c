namespace WasteFlow.Indicators;

/// <summary>Why there is no value, why a value is not judged, or by what it is where not by its target alone: codes of <c>schemas/codes/reasons.csv</c>.</summary>
public static class Reasons
{
    /// <summary>An outside statistic was not entered.</summary>
    public const string WaitingForStatistic = "waiting_for_statistic";

    /// <summary>The department that leads the row has not entered its value.</summary>
    public const string WaitingForDepartment = "waiting_for_department";

    /// <summary>A zero is worked out, and nobody has confirmed that there was none.</summary>
    public const string ZeroNotConfirmed = "zero_not_confirmed";

    /// <summary>The base-year value was not entered.</summary>
    public const string BaseMissing = "base_missing";

    /// <summary>The period is not after the base year, so there is no progress yet.</summary>
    public const string NotAfterBase = "not_after_base";

    /// <summary>The plan names no base year, and none can be guessed.</summary>
    public const string BaseYearNotStated = "base_year_not_stated";

    /// <summary>No edition of the plan is valid in the year yet.</summary>
    public const string PlanNotInForce = "plan_not_in_force";

    /// <summary>Another plan of the region continues this one in the year.</summary>
    public const string PlanFollowed = "plan_followed";

    /// <summary>Another edition of the plan is in force for the year.</summary>
    public const string OtherEdition = "other_edition";

    /// <summary>A change from 0 is no rate.</summary>
    public const string BaseZero = "base_zero";

    /// <summary>No line of the stream in the region and the period: nothing is known, so it is not 0.</summary>
    public const string NoFlows = "no_flows";

    /// <summary>The register had nothing of the region on the period's last day.</summary>
    public const string NotRegistered = "not_registered";

    /// <summary>A rate of units, and the register has none of the kind.</summary>
    public const string NoSites = "no_sites";

    /// <summary>No plant says that it serves the region on the period's last day, and how much of it.</summary>
    public const string NoServiceArea = "no_service_area";

    /// <summary>The row has figures of whole years only (period rule <c>yearly</c>).</summary>
    public const string YearlyOnly = "yearly_only";

    /// <summary>The row has figures of half-years and years only (period rule <c>half-yearly</c>).</summary>
    public const string HalfYearlyOnly = "half_yearly_only";

    /// <summary>The target is of a whole year, and the figure of a part of one.</summary>
    public const string PartOfYear = "part_of_year";

    /// <summary>A division by 0.</summary>
    public const string ZeroDenominator = "zero_denominator";

    /// <summary>The row has several targets or measures: see its parts.</summary>
    public const string InParts = "in_parts";

    /// <summary>The entered value is a text where a figure is asked for.</summary>
    public const string NotNumeric = "not_numeric";

    /// <summary>The target is a text.</summary>
    public const string TextTarget = "text_target";

    /// <summary>There is no target for the year.</summary>
    public const string NoTarget = "no_target";

    /// <summary>The target is the city's task, and the city has not assigned it (完成市定目标).</summary>
    public const string CityTaskNotAssigned = "city_task_not_assigned";

    /// <summary>Whether more or less is wanted is not said.</summary>
    public const string DirectionUnknown = "direction_unknown";

    /// <summary>The plan says two things that cannot both be judged.</summary>
    public const string Contradictory = "contradictory_source";

    /// <summary>The target's year is still to come: judged by the straight line from the base year.</summary>
    public const string StraightLine = "straight_line";

    /// <summary>The denominator is known only through collection.</summary>
    public const string HundredByConstruction = "hundred_by_construction";

    /// <summary>No indicator of the catalogue: a ban, a threshold, a goal in words.</summary>
    public const string NoIndicator = "no_indicator";

    /// <summary>Of a what-if: the printed value is an office's word, and does not follow the flows.</summary>
    public const string EnteredStands = "entered_stands";

    /// <summary>Of a what-if: residues are counted as they arose; those of the supposed treatment are unknown.</summary>
    public const string ResiduesAsBefore = "residues_as_before";

    /// <summary>Of a what-if: what a residue came of is not among the sums, so what is burnt or buried of it cannot be counted back.</summary>
    public const string ResiduesUnknown = "residues_unknown";
}
