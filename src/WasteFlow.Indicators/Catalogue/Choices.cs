using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>What a plan chooses for all of its figures or for a row of its own: <c>choice=variant</c>, with blanks between.</summary>
public sealed class Choices
{
    public static readonly Choices None = new(new Dictionary<string, string>(StringComparer.Ordinal));

    private readonly IReadOnlyDictionary<string, string> chosen;

    private Choices(IReadOnlyDictionary<string, string> chosen) => this.chosen = chosen;

    /// <summary>The rows of what is chosen, in the order of the table.</summary>
    public IEnumerable<Variant> All => Variant.All.Where(IsChosen);

    private IEnumerable<BaseYearRule> Bases => All.Select(static v => v.Base).OfType<BaseYearRule>();

    /// <summary>Exactly one of the two is there. Positions count characters from 1.</summary>
    public static (Choices? Choices, FormulaError? Error) Parse(string text)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var at = 0; at < text.Length;)
        {
            if (text[at] == ' ')
            {
                at++;
                continue;
            }

            var end = text.IndexOf(' ', at) is var blank and >= 0 ? blank : text.Length;
            var sign = text.IndexOf('=', at, end - at);
            var choice = text[at..(sign < 0 ? end : sign)];
            var variants = Variant.All.Where(v => v.Choice.Equals(choice, StringComparison.Ordinal)).ToList();
            if (variants.Count == 0)
            {
                return (null, new("formula_name_unknown", at + 1, choice, NearestName.Of(choice, Variant.All.Select(static v => v.Choice).Distinct(StringComparer.Ordinal))) { More = [("expected", "choice")] });
            }

            if (sign < 0)
            {
                return (null, new("formula_incomplete", end + 1, end < text.Length ? " " : "") { More = [("expected", "“=”")] });
            }

            var name = text[(sign + 1)..end];
            if (!variants.Exists(v => v.Name.Equals(name, StringComparison.Ordinal)))
            {
                return (null, new("formula_name_unknown", sign + 2, name, NearestName.Of(name, variants.Select(static v => v.Name).Distinct(StringComparer.Ordinal))) { More = [("expected", "variant")] });
            }

            if (!found.TryAdd(choice, name))
            {
                return (null, new("formula_choice_twice", at + 1, choice));
            }

            at = end;
        }

        return (new(found), null);
    }

    /// <exception cref="InvalidDataException">A cell says no choices; the message says where and what was meant.</exception>
    public static Choices Read(string text, string where)
    {
        var (choices, error) = Parse(text);
        return choices ?? throw new InvalidDataException($"{where}: {error}");
    }

    /// <summary>These, and of what they leave open the general ones.</summary>
    public Choices Over(Choices general) => new(general.chosen.Concat(chosen).GroupBy(static c => c.Key, StringComparer.Ordinal)
        .ToDictionary(static g => g.Key, static g => g.Last().Value, StringComparer.Ordinal));

    /// <summary>With one of them exchanged.</summary>
    public Choices With(Variant variant) => new Choices(new Dictionary<string, string>(StringComparer.Ordinal) { [variant.Choice] = variant.Name }).Over(this);

    /// <summary>The base year of a change.</summary>
    /// <param name="plan">What the plan states, where it does.</param>
    public int? BaseYear(int? plan, ReportingPeriod period) => Bases.FirstOrDefault() is { } rule ? rule.Of(plan, period) : plan;

    /// <summary>Whether changes are measured from another year than the plan's own.</summary>
    public bool ChangesBase => Bases.Any(static b => b.Before || b.Year is not null);

    /// <summary>An indicator's formula by these choices, and every choice that it leaves.</summary>
    public (FigureFormula? Figure, IReadOnlyList<ChosenVariant> Made) Of(string code, FigureFormula? plain)
    {
        // A formula of its own comes before what is added to formulas.
        var figure = All.Where(v => v is { IsDefault: false, Figure: not null } && v.Concerns(code, plain)).Select(static v => v.Figure).LastOrDefault() ?? plain;
        var whole = figure;
        var made = new List<ChosenVariant>();
        foreach (var choice in Variant.All.GroupBy(static v => v.Choice, StringComparer.Ordinal))
        {
            var open = choice.Where(v => v.Concerns(code, v.Figure is null ? whole : plain)).ToList();
            if (open.Count == 0)
            {
                continue;
            }

            var usual = choice.First(static v => v.IsDefault);
            var named = open.Append(usual).FirstOrDefault(IsChosen);
            var variant = named ?? usual;
            made.Add(new(variant, named is not null, [.. open.Append(usual).Where(v => v.Name != variant.Name).DistinctBy(static v => v.Name)]));
            figure = variant is { IsDefault: false, Figure: null } ? variant.Of(figure) : figure;
        }

        return (figure, made);
    }

    private bool IsChosen(Variant variant) => variant.Name.Equals(chosen.GetValueOrDefault(variant.Choice), StringComparison.Ordinal);
}

/// <param name="ByPlan">Whether the plan says so, or it is the default.</param>
/// <param name="Others">The other variants that the figure could be worked out by.</param>
public sealed record ChosenVariant(Variant Variant, bool ByPlan, IReadOnlyList<Variant> Others)
{
    /// <summary>As a note says it.</summary>
    public FigureVariant Said()
    {
        var choice = Words.Of("choice", Variant.Choice);
        return new(Variant.Choice, Variant.Name, ByPlan, $"{choice.Zh}：{Variant.Zh}", $"{choice.En}: {Variant.En}");
    }
}
