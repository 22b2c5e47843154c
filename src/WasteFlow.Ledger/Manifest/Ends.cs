using System.Globalization;
using WasteFlow.Contracts;
using WasteFlow.Ledger.Custody;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Manifest;

/// <summary>
/// How the two ends of a load compare: by mass, or in the unit that both measured in (m³, 只, 头, 箱), since a factor that differs makes no waste
/// missing (practice.md 1.5). What is counted one by one has no tolerance (practice.md 2.1).
/// </summary>
/// <param name="Closes">Whether the difference closes to weighing difference by itself.</param>
/// <param name="ByMass">Whether the masses alone would close.</param>
/// <param name="Unit">The unit that both used; null where masses are compared.</param>
/// <param name="Sent">What was to come in, in that unit, as decimal text.</param>
/// <param name="Came">What came in, in that unit, as decimal text.</param>
internal sealed record Ends(bool Closes, bool ByMass, UnitRow? Unit = null, string Sent = "", string Came = "")
{
    /// <summary>The quantity where its unit is no mass: another is told by its grams.</summary>
    public static Quantity? InUnits(Quantity? said) => said?.Factor is null ? null : said;

    /// <param name="arrived">Grams carried, without those that were turned away.</param>
    public static Ends Of(StreamRow stream, ItemState item, long arrived, Receipt.Word word)
    {
        var byMass = Tolerances.Closes(stream, arrived, word.Received);
        var sent = item.LoadedAs ?? item.DeclaredAs;
        // Grams that are not those of the measured load were weighed in another unit.
        if (word.As is not { } came || came.Unit != sent.Unit || (word.BackAs ?? sent).Unit != sent.Unit
            || Units.Find(sent.Unit) is not { GramsPerUnit: null } unit
            || Measured.Grams(sent, "", out var load) is not null || load != item.Loaded
            || Quantities.Difference(word.BackAs?.Value ?? "0", sent.Value, "", "", out var rest) is not null
            || Measured.Grams(sent with { Value = rest }, "", out var left) is not null
            || Measured.Grams(sent with { Value = came.Value }, "", out var taken) is not null)
        {
            return new(byMass, byMass);
        }

        return new(unit.Counted ? Same(rest, came.Value) : Tolerances.Closes(stream, left, taken), byMass, unit, rest, came.Value);
    }

    /// <summary>Tolerance only closes accounts: where the stream's row asks, any difference is reported (Order 23 art. 18).</summary>
    public void Note(int index, long missing, ManifestState manifest, Draft draft)
    {
        var any = !Closes || draft.LawOf(manifest).Stream(manifest.Stream)!.ReportsAnyDifference;
        var at = string.Create(CultureInfo.InvariantCulture, $"/items/{index}/quantity");
        var grams = missing.ToString(CultureInfo.InvariantCulture);
        if (missing != 0 && any)
        {
            draft.Warn(Closes ? "weights_differ" : "discrepancy_open", at, ("grams", grams));
        }

        if (Unit is not null && any && !Same(Sent, Came))
        {
            draft.Warn("amounts_differ", at + "/value", ("sent", Sent), ("received", Came), ("unit", Unit.Unit));
        }

        if (Unit is not null && Closes && !ByMass)
        {
            draft.Warn("factors_differ", at + "/factor", ("grams", grams), ("unit", Unit.Unit));
        }
    }

    private static bool Same(string one, string other) =>
        Quantities.Difference(one, other, "", "", out var more) is null && more == "0";
}
