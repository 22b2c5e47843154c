using WasteFlow.Simulator.City;
using WasteFlow.Waste;

namespace WasteFlow.Simulator.Habits;

/// <summary>Loads of a code that came in are made one (合并).</summary>
public sealed record Merges(string Stream, WasteCode Code, string At)
{
    public static IReadOnlyList<Merges> Read() =>
        [.. CityTables.Rows("merges").Select(static r => new Merges(r["stream"], new(r["code"]), r["at"]))];
}

/// <summary>A load is sorted into other codes (分拣).</summary>
public sealed record Sorts(string Stream, WasteCode Code, string At, IReadOnlyList<(string Stream, WasteCode Code, int? PerMille)> Parts)
{
    public static IReadOnlyList<Sorts> Read() => [.. CityTables.Rows("sorts").Select(static r => new Sorts(
        r["stream"], new(r["code"]), r["at"], [.. r["parts"].Split(' ').Select(Part)]))];

    private static (string Stream, WasteCode Code, int? PerMille) Part(string text)
    {
        var output = Output.Read($"residue.{text}");
        return (output.Stream, new(output.Kind), output.PerMille);
    }
}

/// <summary>A lot turns out to be, or becomes by rule, something else (归类).</summary>
public sealed record Relabels(string Stream, WasteCode Code, string At, bool? Fresh, string ToStream, WasteCode ToCode, string Reason, string Document)
{
    public static IReadOnlyList<Relabels> Read() => [.. CityTables.Rows("relabels").Select(static r => new Relabels(
        r["stream"], new(r["code"]), r["at"], r.Maybe("fresh") is { } fresh ? fresh == "yes" : null,
        r["toStream"], new(r["toCode"]), r["reason"], r["document"]))];
}

/// <summary>A store is counted (盘点), and found to hold a little less or more.</summary>
public sealed record Counts(string Stream, WasteCode Code, string At, int EveryDays, int PerMilleMin, int PerMilleMax)
{
    public static IReadOnlyList<Counts> Read() => [.. CityTables.Rows("counts").Select(static r => new Counts(
        r["stream"], new(r["code"]), r["at"], r.Number("everyDays"), r.Number("perMilleMin"), r.Number("perMilleMax")))];
}

/// <summary>Mass crosses the system's border: stock that was there before, waste from and to parties outside.</summary>
/// <param name="Kind"><c>open</c>, <c>bring</c> or <c>send</c>.</param>
/// <param name="Who">The party outside; for opening stock the day it was generated.</param>
public sealed record Flows(string Kind, string Stream, WasteCode Code, string At, int EveryDays, int KgMin, int KgMax, string Who)
{
    public static IReadOnlyList<Flows> Read() => [.. CityTables.Rows("flows").Select(static r => new Flows(
        r["kind"], r["stream"], new(r["code"]), r["at"], r.Number("everyDays"), r.Number("kgMin"), r.Number("kgMax"), r["who"]))];
}

/// <summary>A lot is sampled (化验).</summary>
public sealed record Assays(string Stream, WasteCode Code, string At, int PerMille)
{
    public static IReadOnlyList<Assays> Read() =>
        [.. CityTables.Rows("assays").Select(static r => new Assays(r["stream"], new(r["code"]), r["at"], r.Number("perMille")))];
}
