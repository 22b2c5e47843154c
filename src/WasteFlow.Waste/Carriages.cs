using System.Collections.Frozen;

namespace WasteFlow.Waste;

/// <summary>A way of going from mover to receiver without a vehicle (直供): pipe, belt, or over the works' own ground.</summary>
/// <param name="Mark"><c>verified</c>, <c>second-hand</c> or <c>unverified</c>.</param>
public sealed record CarriageRow(string Carriage, string Zh, string En, string Source, string Mark);

/// <summary>The rows of <c>schemas/codes/carriages.csv</c>.</summary>
public static class Carriages
{
    public static readonly IReadOnlyList<CarriageRow> All = [.. Tables.Rows("codes/carriages.csv").Select(static r => new CarriageRow(
        r["carriage"], r["zh"], r["en"], r["source"], r["mark"]))];

    private static readonly FrozenDictionary<string, CarriageRow> ByName = All.ToFrozenDictionary(static c => c.Carriage, StringComparer.Ordinal);

    /// <summary><c>carriage_unknown</c>, with those there are; null where it is a row.</summary>
    public static Refused? Objection(string carriage, string pointer) => Find(carriage) is not null ? null
        : Refused.With("carriage_unknown", pointer, ("carriage", carriage), ("carriages", string.Join(", ", All.Select(static c => c.Carriage))));

    public static CarriageRow? Find(string carriage) => ByName.GetValueOrDefault(carriage);
}
