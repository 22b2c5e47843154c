using System.Globalization;
using System.Numerics;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>A row's figure: the adopted one, and what stands beside it.</summary>
/// <param name="Value">Decimal text or a status text; null with a <paramref name="Reason"/>.</param>
/// <param name="Number">The adopted figure exactly, where it is one.</param>
/// <param name="Computed">The computed figure as text, where it differs from the adopted.</param>
/// <param name="Reported">The department's figure as text, where it differs from the adopted.</param>
/// <param name="Adopted">Whose the adopted figure is; null where there is none.</param>
/// <param name="ZeroConfirmed">Whether a department confirmed that there was none (零报告).</param>
/// <param name="IsComputed">True where the adopted figure is the computed one.</param>
public sealed record RowFigure(
    string? Value, Rational? Number, Exact? Exact, string? Computed, string? Reported, bool IsComputed, string? Reason, string? Waiting,
    bool Simulated, Adoption? Adopted = null, bool ZeroConfirmed = false);

/// <summary>What a figure is made for.</summary>
/// <param name="Part">The part's name, or what tells rows of the same code apart; null for the whole.</param>
/// <param name="Figure">How it is worked out; null where a department enters it.</param>
/// <param name="Departments">Who answers for it.</param>
/// <param name="BaseYear">The base year of its change, where the plan states or chooses one.</param>
/// <param name="Reading">By which choices of the plan it is worked out.</param>
public sealed record FigureAsk(
    string Code, string? Part, FigureFormula? Figure, string Unit, int Decimals, ReportingPeriod Period, IReadOnlyList<string> Departments, int? BaseYear,
    FigureReading Reading);

/// <summary>How a figure comes to its formula (口径).</summary>
/// <param name="Plain">The formula before any choice.</param>
/// <param name="Choices">The plan's for the row.</param>
/// <param name="StatedBase">The base year that the plan states, where it does.</param>
/// <param name="Made">Every choice that the formula leaves, as it was made.</param>
public sealed record FigureReading(FigureFormula? Plain, Choices Choices, int? StatedBase, IReadOnlyList<ChosenVariant> Made)
{
    /// <summary>What the note of the figure says of it; null where it leaves no choice.</summary>
    public IReadOnlyList<FigureVariant>? Said => Made.Count == 0 ? null : [.. Made.Select(static m => m.Said())];

    public static FigureAsk Ask(
        string code, string? part, FigureFormula? plain, Choices choices, string unit, int decimals, ReportingPeriod period, IReadOnlyList<string> departments,
        int? statedBase)
    {
        var (figure, made) = choices.Of(code, plain);
        return new(code, part, figure, unit, decimals, period, departments, choices.BaseYear(statedBase, period), new(plain, choices, statedBase, made));
    }

    /// <summary>The same figure with one choice made otherwise.</summary>
    public FigureAsk Otherwise(FigureAsk ask, Variant variant) =>
        Ask(ask.Code, ask.Part, Plain, Choices.With(variant), ask.Unit, ask.Decimals, ask.Period, ask.Departments, StatedBase);
}

/// <summary>
/// Finds the adopted figure (采用值): what was entered as adopted, else the official series', else the computed one, else what the department reported.
/// A computed and a reported figure that differ both stand.
/// </summary>
public sealed class Figures(Snapshot snapshot, RegionBook? book = null)
{
    private const int GramsInTonne = 1_000_000;
    private const string ComputedBasis = "computed";
    private readonly Dictionary<ReportingPeriod, IRegionMeasures> flows = [];

    public RowFigure Of(FigureAsk ask)
    {
        var adopted = Entered(ask, ValueKinds.Adopted) ?? Entered(ask, ValueKinds.Official);
        var reported = Entered(ask, ValueKinds.Reported);
        var (computed, exact, simulated) = Computed(ask);
        var computedText = computed is { IsThere: true } there ? there.Value.ToText(ask.Decimals) : null;
        if (adopted is not null)
        {
            return FromEntry(adopted, exact, computedText, reported);
        }

        if (computedText is not null)
        {
            return new(
                computedText, computed!.Value.Value, exact, null, Differs(Text(reported), computedText), true, null, null,
                simulated || reported is { Act.Simulated: true }, new(ComputedBasis), reported is { Act.ConfirmedZero: true });
        }

        if (reported is not null)
        {
            return FromEntry(reported, null, null, null);
        }

        var missing = computed?.Missing ??
            [new Missing(Reasons.WaitingForDepartment, ask.Departments.Count == 0 ? null : string.Join('、', ask.Departments))];
        var waiting = missing.Select(static m => m.Waiting).OfType<string>().Distinct().ToList();
        return new(null, null, null, null, null, false, missing[0].Reason, waiting.Count == 0 ? null : string.Join('；', waiting), false);
    }

    /// <summary>The computed figure alone, whatever was entered.</summary>
    public VariantValue By(FigureAsk ask, Variant variant)
    {
        var (computed, _, _) = Computed(ask.Reading.Otherwise(ask, variant));
        var said = new ChosenVariant(variant, false, []).Said();
        return new(variant.Name, computed is { IsThere: true } there ? there.Value.ToText(ask.Decimals) : null, computed is { IsThere: false } missing ? missing.Missing[0].Reason : null, said.Zh, said.En);
    }

    /// <summary>
    /// The base-year value and its year: entered for the year that the plan states, else as it prints it. Where it prints none, or states no year, what was entered
    /// last, of its own year.
    /// </summary>
    public (Rational? Value, int? Year) Base(FigureAsk ask, Rational? printed, int? stated)
    {
        var entries = snapshot.Values.Values.Where(v => Is(v, ask.Code, ValueKinds.Base) && string.Equals(v.Act.Part, ask.Part, StringComparison.Ordinal))
            .OrderByDescending(static v => v.Line).ToList();
        var entry = entries.Find(e => e.Act.Year == stated) ?? (printed is null || stated is null ? entries.FirstOrDefault() : null);
        return entry is not null && Rational.TryParse(entry.Act.Value, out var value) ? (value, entry.Act.Year) : (printed, stated);
    }

    private static RowFigure FromEntry(EnteredValue entry, Exact? exact, string? computed, EnteredValue? reported)
    {
        var text = Text(entry)!;
        var number = Rational.TryParse(entry.Act.Value, out var value) ? value : (Rational?)null;
        return new(
            text, number, exact, Differs(computed, text), Differs(Text(reported), text), false, null, null,
            entry.Act.Simulated,
            new(entry.Act.Kind, entry.Line, entry.Act.Department, entry.Person, entry.Act.Reason, entry.Act.Document, entry.Act.Evidence));
    }

    private static string? Text(EnteredValue? entry) => entry?.Act.Value ?? entry?.Act.Text;

    /// <summary>Two decimal texts of the same number do not differ.</summary>
    private static string? Differs(string? text, string adopted) =>
        text is null || text.Equals(adopted, StringComparison.Ordinal)
        || (Rational.TryParse(text, out var a) && Rational.TryParse(adopted, out var b) && a == b) ? null : text;

    private (Figure? Figure, Exact? Exact, bool Simulated) Computed(FigureAsk ask)
    {
        if (Catalogue.Find(ask.Code)?.Rule.Objection(ask.Period) is { } reason)
        {
            return (Figure.Without(reason), null, false);
        }

        if (ask.Figure is not { } formula)
        {
            return (null, null, false);
        }

        if (!flows.TryGetValue(ask.Period, out var measured))
        {
            flows.Add(ask.Period, measured = book is null ? new RegionFlows(snapshot, ask.Period) : new RegionSums(snapshot, book, ask.Period));
        }

        var region = new RegionInputs(snapshot, measured, ask.Period, ask.BaseYear);
        var numerator = Evaluation.Of(formula.Numerator, region);
        var denominator = formula.Denominator is { } below ? Evaluation.Of(below, region) : (Rational)1;
        var figure = Figure.Of(numerator, denominator, (n, d) => !d.IsZero ? n * formula.Scale / d : Figure.Without(Zero(formula)));
        return (figure, figure.IsThere ? Whole(numerator.Value * formula.Scale, denominator.Value, ask.Unit) : null, region.Simulated);
    }

    /// <summary>Why a denominator of 0 gives no value.</summary>
    private static string Zero(FigureFormula formula) =>
        formula.Denominator!.Terms().All(static t => t is Outside { Year: YearOf.Base } or BaseOf) ? Reasons.BaseZero
        : formula.Denominator!.Terms().All(static t => t is Flow flow && flow.Measure == Indicators.Measure.Sites) ? Reasons.NoSites
        : Reasons.ZeroDenominator;

    /// <summary>Both terms as whole numbers: in grams where both come from the scales, else in the smallest parts that keep them exact.</summary>
    private static Exact Whole(Rational numerator, Rational denominator, string unit)
    {
        var times = (GramsInTonne * numerator).Denominator.IsOne && (GramsInTonne * denominator).Denominator.IsOne
            ? (BigInteger)GramsInTonne
            : numerator.Denominator * denominator.Denominator / BigInteger.GreatestCommonDivisor(numerator.Denominator, denominator.Denominator);
        return new(
            (new Rational(times, 1) * numerator).Numerator.ToString(CultureInfo.InvariantCulture),
            (new Rational(times, 1) * denominator).Numerator.ToString(CultureInfo.InvariantCulture),
            unit);
    }

    private EnteredValue? Entered(FigureAsk ask, string kind) => snapshot.Values.Values.FirstOrDefault(v =>
        v.Act.PeriodOf() == ask.Period && Is(v, ask.Code, kind) && string.Equals(v.Act.Part, ask.Part, StringComparison.Ordinal));

    private static bool Is(EnteredValue entry, string code, string kind) =>
        entry.Act.Kind.Equals(kind, StringComparison.Ordinal) && entry.Act.Indicator.Equals(code, StringComparison.Ordinal);
}
