using System.Text.Json;
using WasteFlow.Contracts;
using WasteFlow.Ledger.Manifest;
using WasteFlow.Waste;

namespace WasteFlow.Units.Ledger;

/// <summary>What a crowd, or many, did: a proof by chance is worth what it went through.</summary>
sealed class Tally
{
    readonly SortedDictionary<string, int> answers = new(StringComparer.Ordinal);
    readonly SortedDictionary<string, (int Hit, int Taken)> cells = new(StringComparer.Ordinal);
    readonly SortedDictionary<string, int> units = new(StringComparer.Ordinal);
    readonly SortedDictionary<int, int> depths = [], diamonds = [], residues = [];

    public Tally()
    {
        foreach (var (act, state) in Transitions.Rows.Keys) cells[Cell(act, state)] = default;
    }

    public int Asked { get; private set; }

    public int Taken { get; private set; }

    public int CorrectionsOfConsumed { get; private set; }

    public int RemaindersSettled { get; private set; }

    public IReadOnlyDictionary<string, int> Answers => answers;

    /// <summary>How many quantities lines say in each unit.</summary>
    public IReadOnlyDictionary<string, int> Units => units;

    /// <summary>Loads of which both ends used one unit that is no mass, and differed in it or in its factor.</summary>
    public int DifferedInUnits { get; private set; }

    /// <summary>How often an act met a state, by the rows of transitions.csv.</summary>
    public IReadOnlyDictionary<string, (int Hit, int Taken)> Cells => cells;

    public int DeepDiamonds => diamonds.Where(static d => d.Key >= Shapes.Deep).Sum(static d => d.Value);

    public int ResiduesOfResidues => residues.Where(static r => r.Key > 1).Sum(static r => r.Value);

    public static string Cell(string act, string state) => $"{act} {state}";

    /// <param name="state">The state of the manifest that was named, before; null where none was.</param>
    public void Answered(string act, string? state, Refused? refused)
    {
        Asked++;
        if (refused is null) Taken++;
        var said = $"{act} {refused?.Code ?? "taken"}";
        answers[said] = answers.GetValueOrDefault(said) + 1;
        if (state is null || !cells.TryGetValue(Cell(act, state), out var met)) return;
        cells[Cell(act, state)] = (met.Hit + 1, met.Taken + (refused is null ? 1 : 0));
    }

    /// <summary>What a line says, and how it was measured.</summary>
    public void Took(Line line)
    {
        DifferedInUnits += line.Notes.Any(static n => n.Code is "amounts_differ" or "factors_differ") ? 1 : 0;
        Measured(line.Said);
    }

    public void Shaped(Shapes shapes)
    {
        RemaindersSettled += shapes.RemaindersSettled;
        CorrectionsOfConsumed += shapes.CorrectionsOfConsumed;
        Count(depths, shapes.Depths);
        Count(diamonds, shapes.Diamonds);
        Count(residues, shapes.Residues);
    }

    public void Add(Tally other)
    {
        Asked += other.Asked;
        Taken += other.Taken;
        RemaindersSettled += other.RemaindersSettled;
        DifferedInUnits += other.DifferedInUnits;
        foreach (var (unit, n) in other.units) units[unit] = units.GetValueOrDefault(unit) + n;
        CorrectionsOfConsumed += other.CorrectionsOfConsumed;
        foreach (var (said, n) in other.answers) answers[said] = answers.GetValueOrDefault(said) + n;
        foreach (var (cell, met) in other.cells) cells[cell] = (cells[cell].Hit + met.Hit, cells[cell].Taken + met.Taken);
        foreach (var (into, from) in new[] { (depths, other.depths), (diamonds, other.diamonds), (residues, other.residues) })
        {
            foreach (var (key, n) in from) into[key] = into.GetValueOrDefault(key) + n;
        }
    }

    /// <summary>The histogram.</summary>
    public override string ToString() => string.Join(Environment.NewLine,
    [
        $"{Asked} acts, {Taken} taken; {CorrectionsOfConsumed} corrections of lots that were used since, {RemaindersSettled} remainders settled",
        $"quantities by unit: {string.Join(", ", units.Select(static u => $"{u.Key}: {u.Value}"))}; {DifferedInUnits} loads differed in a unit of both ends",
        $"lots by depth: {Text(depths)}",
        $"diamonds by depth: {Text(diamonds)}",
        $"residues by treatments behind them: {Text(residues)}",
        "acts by answer:",
        .. answers.Select(static a => $"{a.Value,8} {a.Key}"),
        "acts by the state they met (taken):",
        .. cells.Select(static c => $"{c.Value.Hit,8} {c.Key} ({c.Value.Taken})"),
    ]);

    /// <summary>Every quantity, wherever in the act it stands.</summary>
    void Measured(JsonElement said)
    {
        if (said.ValueKind == JsonValueKind.Array)
        {
            foreach (var one in said.EnumerateArray()) Measured(one);
        }
        else if (said.ValueKind == JsonValueKind.Object)
        {
            if (said.TryGetProperty("unit", out var unit)) units[unit.GetString()!] = units.GetValueOrDefault(unit.GetString()!) + 1;
            foreach (var field in said.EnumerateObject()) Measured(field.Value);
        }
    }

    static void Count(SortedDictionary<int, int> into, IEnumerable<int> values)
    {
        foreach (var value in values) into[value] = into.GetValueOrDefault(value) + 1;
    }

    static string Text(SortedDictionary<int, int> counted) => string.Join(", ", counted.Select(static c => $"{c.Key}: {c.Value}"));
}
