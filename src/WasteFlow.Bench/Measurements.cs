using System.Globalization;

namespace WasteFlow.Bench;

/// <summary>Collects what a benchmark finds, and judges it by its goals.</summary>
public sealed class Measurements(string name)
{
    private readonly SortedDictionary<string, double> figures = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, double> ratios = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Goal> goals = new(StringComparer.Ordinal);

    /// <summary>A figure that was found before.</summary>
    public double this[string figure] => figures[figure];

    public void Figure(string figure, double value) => figures[figure] = Round(value);

    public void Ratio(string ratio, double value) => ratios[ratio] = Round(value);

    /// <param name="want">A bound with its sign: <c>&gt;= 8000</c> or <c>&lt;= 50</c>.</param>
    public void Goal(string goal, string want, double got)
    {
        var bound = (double)decimal.Parse(want[2..], CultureInfo.InvariantCulture);
        goals[goal] = new(want, Round(got), want.StartsWith(">=", StringComparison.Ordinal) ? got >= bound : got <= bound);
    }

    public void GoalRatio(string goal, string want, double got)
    {
        Ratio(goal, got);
        Goal(goal, want, got);
    }

    public Figures Done() => new(name, Machine(), figures, ratios, goals);

    public static double Median(IReadOnlyCollection<double> values) => values.Order().ElementAt(values.Count / 2);

    public static double Percentile(IReadOnlyCollection<double> values, int percent) => values.Order().ElementAt((values.Count * percent - 1) / 100);

    public static string Machine() => string.Create(
        CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} cores, {Environment.OSVersion}, .NET {Environment.Version}");

    private static double Round(double value) => value >= 100 ? Math.Round(value) : Math.Round(value, 3);
}
