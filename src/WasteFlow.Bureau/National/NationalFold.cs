using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Bureau;

/// <summary>
/// What was said here of loads and reports that the national platform keeps too, as it stands after corrections, to be written in its form. Of plans,
/// permits and ledgers the register and the books know already.
/// </summary>
public sealed class NationalFold : Fold
{
    public const string FoldName = "national";

    private static readonly string[] Void = ["cancelled", "expired"];

    public override string Name => FoldName;

    public override void Apply(Line line, FoldDocuments documents)
    {
        if (line.Act == "name-national-number" && line.As<NameNationalNumber>() is var named && documents.Get<NationalManifest>(Key(named.Manifest)) is { } numbered)
        {
            documents.Put(Key(named.Manifest), numbered with { Filed = numbered.Filed with { NationalNumber = named.NationalNumber } });
        }
        else if (line.Act == "hand-in-report" && line.As<HandInReport>() is var report)
        {
            documents.Put($"{ReportsOf(report.Site)}{report.Report}/{LocalDatePattern.Iso.Format(report.Period)}", report);
        }

        if (line.Corrects is { } corrected)
        {
            Correct(corrected, documents);
        }
        else if (line.Manifest is { } step)
        {
            Move(line, step.Number, documents);
        }

        if (line.Manifest is { State: var state, Number: var number } && Void.Contains(state, StringComparer.Ordinal) && documents.Get<NationalManifest>(Key(number)) is { } gone)
        {
            documents.Remove(Key(number));
            documents.Remove(IndexKey(gone));
        }
    }

    /// <summary>A site's loads as their mover, of the days that they were handed over on.</summary>
    internal static IEnumerable<NationalManifest> Of(SiteId mover, LocalDate from, LocalDate to, FoldDocuments documents) =>
        documents.Scan<Named>(IndexOf(mover))
            .Where(n => n.Key[IndexOf(mover).Length..].Split('/')[0] is var day && string.CompareOrdinal(day, Text(from)) >= 0 && string.CompareOrdinal(day, Text(to)) <= 0)
            .Select(n => documents.Get<NationalManifest>(Key(new ManifestNumber(n.Value.Name)))!);

    internal static IEnumerable<HandInReport> Reports(SiteId site, FoldDocuments documents) =>
        documents.Scan<HandInReport>(ReportsOf(site)).Select(static r => r.Value);

    private static void Move(Line line, ManifestNumber number, FoldDocuments documents)
    {
        var known = documents.Get<NationalManifest>(Key(number));
        if (line.Filing() is { } filing && filing.Items.Any(static i => WasteCodes.IsHazardous(i.Code)))
        {
            known = new(
                number, filing,
                filing.Scanned == true ? new PickUpWaste(filing.ActId, filing.HappenedAt, number, filing.Carrier, filing.Vehicle ?? "") : null);
            documents.Put(IndexKey(known), new Named(number.Text));
        }

        if (known is null)
        {
            return;
        }

        known = line.Act switch
        {
            "pick-up-waste" => known with { Left = line.As<PickUpWaste>() },
            "divert-waste" when line.As<DivertWaste>() is var said => known with
            {
                Filed = known.Filed with { Receiver = said.NewReceiver, Items = [.. known.Filed.Items.Select(i => i with { Method = said.Method })] },
            },
            _ => known,
        };
        documents.Put(Key(number), line.Receipt() is { } receipt ? known with { Came = Weighed(receipt, known, line) } : known);
        documents.Put(LineKey(line.Number), new Named(number.Text));
    }

    /// <summary>Where one weighing stands for several items, each has what the ledger gave it.</summary>
    private static ReceiveWaste Weighed(ReceiveWaste said, NationalManifest manifest, Line line)
    {
        if (said.Items is not null)
        {
            return said;
        }

        var into = line.Moves.ToLookup(static m => m.To, static m => m.Grams, StringComparer.Ordinal);
        return said with
        {
            Items =
            [
                .. Enumerable.Range(1, manifest.Filed.Items.Count).Select(item => new ItemReceipt(item, "accepted", new(
                    FormattableString.Invariant($"{line.Lots.Where(l => l.Item == item && l.Place == Places.Storage).Sum(l => into[l.Lot.ToString()].Sum())}"), "g"))),
            ],
        };
    }

    private static void Correct(Corrected corrected, FoldDocuments documents)
    {
        if (documents.Get<Named>(LineKey(corrected.Line)) is not { } named || documents.Get<NationalManifest>(Key(new ManifestNumber(named.Name))) is not { } known)
        {
            return;
        }

        documents.Put(Key(known.Number), corrected.Act switch
        {
            "pick-up-waste" => known with { Left = Said<PickUpWaste>(corrected.Is) },
            "meter-waste" => known with { Came = Said<MeterWaste>(corrected.Is)?.Receipt(known.Number) },
            "receive-waste" => known with { Came = Said<ReceiveWaste>(corrected.Is) is { Items: null } ? known.Came : Said<ReceiveWaste>(corrected.Is) },
            _ => known,
        });
    }

    private static T? Said<T>(Edition? edition) where T : class => edition?.Said.Deserialize<T>(Wire.Options);

    private static string Key(ManifestNumber number) => $"manifest/{number}";

    private static string LineKey(long line) => FormattableString.Invariant($"line/{line}");

    private static string IndexOf(SiteId mover) => $"of/{mover}/";

    private static string IndexKey(NationalManifest manifest) =>
        $"{IndexOf(manifest.Filed.Mover)}{Text(Waste.Calendar.DayOf(manifest.Filed.HappenedAt))}/{manifest.Number}";

    private static string ReportsOf(SiteId site) => $"report/{site}/";

    private static string Text(LocalDate day) => LocalDatePattern.Iso.Format(day);
}

/// <summary>A load that the national platform keeps a manifest of.</summary>
/// <param name="Left">Null while it has not left.</param>
/// <param name="Came">Null while it has not come.</param>
public sealed record NationalManifest(ManifestNumber Number, FileManifest Filed, PickUpWaste? Left = null, ReceiveWaste? Came = null);
