using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>What the formulas of one report read: the region's flows, and the figures its offices entered.</summary>
/// <param name="baseYear">The plan's base year; null where it states none.</param>
public sealed class RegionInputs(Snapshot snapshot, IRegionMeasures flows, ReportingPeriod period, int? baseYear) : IInputs
{
    /// <summary>True once something was read that exists in a simulation only.</summary>
    public bool Simulated { get; private set; }

    public Figure Flow(Flow flow)
    {
        var (figure, simulated) = flows.Measure(flow);
        Simulated |= simulated;
        return figure;
    }

    public Figure Statistic(string name, YearOf year)
    {
        var row = Indicators.Statistic.Find(name);
        if (PeriodFor(year, period, baseYear) is not { } at)
        {
            return Figure.Without(Reasons.BaseYearNotStated, row?.Zh ?? name);
        }

        var entry = EnteredStatistics.Find(snapshot.Statistics.Values, name, at);
        if (entry is null && row?.Kind is StatisticKind.Days && at != ReportingPeriod.OfYear(at.Year))
        {
            return (Rational)(Period.DaysBetween(at.FirstDay, at.LastDay) + 1);
        }

        if (entry is null || !Rational.TryParse(entry.Act.Value, out var value))
        {
            return Figure.Without(
                Reasons.WaitingForStatistic, row is null ? name : FormattableString.Invariant($"{row.Zh} {at}（{row.Department}）"));
        }

        Simulated |= entry.Act.Simulated;
        return value;
    }

    /// <summary>What an office entered as the indicator's base-year value, else what the plan prints.</summary>
    public Figure Base(string indicator)
    {
        var entry = snapshot.Values.Values.Where(v =>
                v.Act.Indicator.Equals(indicator, StringComparison.Ordinal) && v.Act.Kind.Equals(ValueKinds.Base, StringComparison.Ordinal))
            .OrderByDescending(static v => v.Line).FirstOrDefault();
        if (entry is not null && Rational.TryParse(entry.Act.Value, out var entered))
        {
            Simulated |= entry.Act.Simulated;
            return entered;
        }

        var printed = snapshot.Printed.Indicators.FirstOrDefault(r => r.Code.Equals(indicator, StringComparison.Ordinal))?.Baseline.Of(null);
        return printed is { } value ? value : Figure.Without(Reasons.BaseMissing, Catalogue.Find(indicator)?.Zh ?? indicator);
    }

    /// <summary>Which months are read: a base year is a whole one, whatever the months of the report are.</summary>
    internal static ReportingPeriod? PeriodFor(YearOf of, ReportingPeriod period, int? baseYear) => of switch
    {
        YearOf.Last => period.YearBefore,
        YearOf.Base => baseYear is { } year ? ReportingPeriod.OfYear(year) : null,
        _ => period,
    };
}

/// <summary>The kinds of entered values.</summary>
public static class ValueKinds
{
    /// <summary>What the department says (上报值).</summary>
    public const string Reported = "reported";

    /// <summary>A value of an official series (年鉴、公报), of years that the ledger does not know.</summary>
    public const string Official = "official";

    /// <summary>The base year's value (基准值).</summary>
    public const string Base = "base";

    /// <summary>What the report prints (采用值).</summary>
    public const string Adopted = "adopted";
}
