using System.Globalization;
using System.Text.Json;
using WasteFlow.Client;
using WasteFlow.Contracts;
using WasteFlow.Simulator.Truth;
using WasteFlow.Waste;

namespace WasteFlow.Commands;

/// <summary>Where each gram went, and whether it is what the city was told to tell.</summary>
public static class CityFigures
{
    /// <summary>Rows for people, and how many of the identities' terms do not hold or differ from the told truth.</summary>
    public static async Task<(IReadOnlyList<string> Rows, int Wrong)> Where(CityPlay play, CancellationToken cancel)
    {
        var book = play.Simulation!.Told.Book;
        var officer = await play.Officer(cancel);
        var rows = new List<string>();
        var wrong = 0;
        foreach (var period in Period.Of(book))
        {
            rows.Add(string.Create(CultureInfo.InvariantCulture, $"from {period.From:uuuu-MM-dd} until {period.To:uuuu-MM-dd}:"));
            var identities = CityPlay.Must(await officer.Identity(null, period.From, period.To, cancel));
            foreach (var stream in book.Streams)
            {
                var identity = identities.FirstOrDefault(i => i.Stream == stream) ?? new(stream, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
                var differing = Differing(identity, book.Terms(stream, period.From, period.To));
                wrong += differing.Count + (identity.In == identity.Out ? 0 : 1);
                rows.Add(Row(identity, differing));
            }
        }

        var treatments = CityPlay.Must(await officer.Treatments(cancel));
        rows.Add(Row(treatments));
        return (rows, wrong + treatments.Unbalanced.Count);
    }

    private static string Row(TreatmentIdentity all) =>
        string.Create(CultureInfo.InvariantCulture, $"{all.Count} treatments: waste {Mass.Tonnes(all.WasteIn)} + additions {Mass.Tonnes(all.Additions)} = products {Mass.Tonnes(all.Products)} + residues {Mass.Tonnes(all.Residues)} + losses {Mass.Tonnes(all.Losses)} + emplaced {Mass.Tonnes(all.Emplaced)}{(all.LeftOpen == 0 ? "" : $" + left open {Mass.Tonnes(all.LeftOpen)}")} t; ")
        + (all.Unbalanced.Count == 0 ? "each balances" : $"lines {string.Join(", ", all.Unbalanced.Take(20))} DO NOT BALANCE");

    private static List<string> Differing(StreamIdentity identity, IReadOnlyDictionary<Term, long> told)
    {
        var ours = JsonSerializer.SerializeToNode(identity, Wire.Options)!.AsObject();
        // What nobody told the system has no term of its own there, and must be nothing in what was told.
        long Ours(Term term) => ours[TruthFiles.NameOf(term)]?.GetValue<long>() ?? 0;
        return [.. told.Where(t => Ours(t.Key) != t.Value)
            .Select(t => $"{TruthFiles.NameOf(t.Key)} told {Mass.Tonnes(t.Value)}, ledger {Mass.Tonnes(Ours(t.Key))}")];
    }

    private static string Row(StreamIdentity i, List<string> differing)
    {
        (string Name, long Grams)[] terms =
        [
            ("opening", i.Opening), ("generated", i.Generated), ("residues", i.ResiduesBorn), ("brought in", i.BroughtIn), ("gains", i.Gains),
            ("reclassified in", i.ReclassifiedIn), ("→ utilised", i.Utilised), ("incinerated", i.Incinerated), ("landfilled", i.Landfilled),
            ("otherwise", i.Otherwise), ("storage loss", i.StorageLoss), ("weighing", i.Weighing), ("reclassified out", i.ReclassifiedOut),
            ("sent out", i.SentOut), ("stock", i.ClosingStock), ("transit", i.ClosingTransit), ("open", i.ClosingDiscrepancy),
        ];
        var text = string.Join(", ", terms.Where(static t => t.Grams != 0).Select(static t => $"{t.Name} {Mass.Tonnes(t.Grams)}"));
        var balance = i.In == i.Out ? "in = out" : $"in − out = {(i.In - i.Out).ToString(CultureInfo.InvariantCulture)} g";
        return $"  {i.Stream,-20} {text} t; {balance}, {(differing.Count == 0 ? "as told" : string.Join("; ", differing))}";
    }
}
