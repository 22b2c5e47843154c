using System.Globalization;
using WasteFlow.Simulator.City;
using WasteFlow.Simulator.Truth;
using WasteFlow.Waste;

namespace WasteFlow.Simulator.Habits;

/// <summary>Waste comes into being at places of a use.</summary>
/// <param name="PerMille">On so many of a thousand days.</param>
/// <param name="Unit">What it is counted in, with <paramref name="KgEach"/> kilograms each; null for a scale.</param>
public sealed record Makes(string Stream, WasteCode Code, string At, int PerMille, int KgMin, int KgMax, string? Unit, string? KgEach)
{
    public static IReadOnlyList<Makes> Read() => [.. CityTables.Rows("makes").Select(static r => new Makes(
        r["stream"], new(r["code"]), r["at"], r.Number("perMille"), r.Number("kgMin"), r.Number("kgMax"), r.Maybe("unit"), r.Maybe("kgEach")))];
}

/// <summary>Where the mass of a load becomes known.</summary>
public enum Known
{
    Stock,
    Loading,
    Receipt,
}

/// <summary>A kind of trip.</summary>
/// <param name="From">Use of the mover's place.</param>
/// <param name="By">Use of the carrier's row.</param>
/// <param name="Origins">Use of the places whose waste it is, in a shared round; null for the mover's own.</param>
/// <param name="Soil">What a gate finds of soil and other foreign matter; null where nobody looks.</param>
public sealed record Hauls(
    string Stream, IReadOnlyList<WasteCode> Codes, string From, string By, string To, string Method, Known Known, int PerMille,
    int KgMin, int KgMax, int Hour, string? Unit, string? KgEach, string? Origins, Soil? Soil)
{
    public static IReadOnlyList<Hauls> Read() => [.. CityTables.Rows("hauls").Select(static r => new Hauls(
        r["stream"], CodesOf(r), r["from"], r["by"], r["to"], r["method"], Enum.Parse<Known>(r["known"], ignoreCase: true),
        r.Number("perMille"), r.Number("kgMin"), r.Number("kgMax"), r.Number("hour"), r.Maybe("unit"), r.Maybe("kgEach"), r.Maybe("origins"),
        r.Maybe("soilMin") is null ? null : new(r.Number("soilMin"), r.Number("soilMax"))))];

    internal static IReadOnlyList<WasteCode> CodesOf(TableRow r) => [.. r.Words("codes").Select(static c => new WasteCode(c))];
}

/// <summary>Shares of soil and other foreign matter in loads (含杂率), in parts per thousand. It throws no dice, so that a city stays as it was.</summary>
public sealed record Soil(int PerMilleMin, int PerMilleMax)
{
    private const long Kilogram = 1000;

    public int Of(long grams) => PerMilleMin + (int)(grams / Kilogram % (PerMilleMax - PerMilleMin + 1));
}

/// <summary>A way to treat.</summary>
/// <param name="Fresh">True: only what no treatment has left here; false: only that; null: either. Where containers are told apart.</param>
/// <param name="Methods">Methods that take turns, each with the class the player holds it to be.</param>
/// <param name="Makes">What goes in besides and comes out, per mille of the waste; one output takes the rest.</param>
public sealed record Treats(
    string At, string Stream, IReadOnlyList<WasteCode> Codes, bool? Fresh, IReadOnlyList<(string Method, Term Class)> Methods,
    int EveryDays, int KgMin, int KgMax, IReadOnlyList<Output> Makes)
{
    public static IReadOnlyList<Treats> Read() => [.. CityTables.Rows("treats").Select(static r => new Treats(
        r["at"], r["stream"], Hauls.CodesOf(r), r.Maybe("fresh") is { } fresh ? fresh == "yes" : null,
        [.. r.Words("methods").Select(static m => m.Split(':')).Select(static m => (m[0], Enum.Parse<Term>(m[1], ignoreCase: true)))],
        r.Number("everyDays"), r.Number("kgMin"), r.Number("kgMax"), [.. r["makes"].Split(' ').Select(Output.Read)]))];
}

/// <summary>One thing that goes in or comes out of a treatment.</summary>
/// <param name="Sort"><c>addition</c>, <c>product</c>, <c>residue</c>, <c>loss</c> or <c>emplaced</c>.</param>
/// <param name="Kind">Its kind, or a residue's code.</param>
/// <param name="PerMille">Of the waste that goes in; null for whatever is left.</param>
public sealed record Output(string Sort, string Kind, string Stream, int? PerMille)
{
    public static Output Read(string text)
    {
        var (what, share) = Cut(text, ':');
        var (sort, kind) = what.Contains('.', StringComparison.Ordinal) ? Cut(what, '.') : (what, "");
        var (stream, code) = kind.Contains('/', StringComparison.Ordinal) ? Cut(kind, '/') : ("", kind);
        return new(sort, code, stream, share == "*" ? null : int.Parse(share, CultureInfo.InvariantCulture));
    }

    internal static (string Before, string After) Cut(string text, char at)
    {
        var i = text.IndexOf(at, StringComparison.Ordinal);
        return (text[..i], text[(i + 1)..]);
    }
}
