using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>Sets a figure beside itself: since 1 January, and in the same months of the year before (累计、同比).</summary>
public sealed class Comparisons(Figures figures)
{
    private const int DecimalsOfChange = 2;

    /// <summary>Null for a status, which has no number in any period.</summary>
    public Comparison? Of(FigureAsk ask, RowFigure figure)
    {
        if (figure is { Value: not null, Number: null })
        {
            return null;
        }

        var (before, yearBefore) = Figure(ask, ask.Period.YearBefore);
        var change = Change(ask, figure, before);
        if (ask.Period.First == 1)
        {
            return new(yearBefore, change);
        }

        var (sum, cumulated) = Figure(ask, ask.Period.Cumulated);
        var (sumBefore, cumulatedBefore) = Figure(ask, ask.Period.Cumulated.YearBefore);
        return new(yearBefore, change, cumulated, cumulatedBefore, Change(ask, sum, sumBefore));
    }

    private (RowFigure Figure, PeriodFigure Said) Figure(FigureAsk ask, ReportingPeriod period)
    {
        var figure = figures.Of(ask with { Period = period });
        return (figure, new(period, figure.Value, figure.Exact, figure.Reason, figure.Waiting, figure.Simulated));
    }

    private static string? Change(FigureAsk ask, RowFigure now, RowFigure before)
    {
        if (now.Number is not { } after || before.Number is not { } start)
        {
            return null;
        }

        return ask.Unit == "%" ? (after - start).ToText(DecimalsOfChange)
            : start.IsZero ? null
            : ((after - start) / start * 100).ToText(DecimalsOfChange);
    }
}
