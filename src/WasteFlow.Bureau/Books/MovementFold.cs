using System.Globalization;
using System.Text.Json;
using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Bureau;

/// <summary>
/// What every site's books are made of: its movements one by one, their sums by month and counterparty, and what each month changed in its stock.
/// A corrected line's movements are taken out and the right ones put in their place, in the month that they happened in.
/// </summary>
public sealed class MovementFold : Fold
{
    public const string FoldName = "movements";

    public override string Name => FoldName;

    /// <summary>5: what stands beside the mass is kept where it was said and read from there, so that a correction of it is in every row; lots know their moisture.</summary>
    public override int Version => 5;

    public override void Apply(Line line, FoldDocuments documents)
    {
        Know(line, documents);
        foreach (var born in line.Lots)
        {
            // A line that tells a lot anew (an assay, a taking back) does not say again how it came.
            var before = documents.Get<BookLot>(MovementLines.Key(born.Lot));
            documents.Put(
                MovementLines.Key(born.Lot),
                (before ?? new(born.Code, born.Holder, born.Place, true, null, null)) with
                {
                    Code = born.Code,
                    Holder = born.Holder,
                    Place = born.Place,
                    Manifest = born.Manifest ?? before?.Manifest,
                    Item = born.Item ?? before?.Item,
                    MoisturePerMille = born.MoisturePerMille ?? before?.MoisturePerMille,
                });
        }

        if (line.Corrects is { } corrected)
        {
            var before = Take(line, corrected.Line, corrected.Was, documents, -1);
            if (corrected.Is is { } right)
            {
                Take(line, corrected.Line, right, documents, +1, before);
            }
        }
        else if (line.Moves.Count > 0)
        {
            Take(line, line.Number, new Edition(line.Said, line.Moves), documents, +1);
        }

        foreach (var container in line.Containers ?? [])
        {
            documents.Put(MovementLines.ContainerKey(container.Label), new Named(container.Lot?.ToString() ?? ""));
        }
    }

    internal static string RowsKey(SiteId site, string month) => $"rows/{site}/{month}/";

    internal static string SumsKey(SiteId site, string month) => $"sums/{site}/{month}/";

    internal static string NetKey(SiteId site, string month) => $"net/{site}/{month}";

    internal static string MonthOf(LocalDate day) => day.ToString("uuuu-MM", CultureInfo.InvariantCulture);

    internal static string DeclaredKey(SiteId site, WasteCode code) => $"declared/{site}/{code}";

    private static void Know(Line line, FoldDocuments documents)
    {
        if (line.Act == "declare-generation" && line.As<DeclareGeneration>() is var declared)
        {
            foreach (var waste in declared.Wastes)
            {
                documents.Put(DeclaredKey(declared.Site, waste.Code), new DeclaredMonths(declared.From, declared.Months, waste));
            }
        }

        if (line.Act == "name-national-number" && line.As<NameNationalNumber>() is var named
            && documents.Get<BookManifest>(MovementLines.Key(named.Manifest)) is { } known)
        {
            documents.Put(MovementLines.Key(named.Manifest), known with { NationalNumber = named.NationalNumber });
        }

        if (line.Manifest is not { } step)
        {
            return;
        }

        var key = MovementLines.Key(step.Number);
        if (line.Filing() is { } filing)
        {
            documents.Put(key, new BookManifest(
                filing.Mover, filing.Receiver, filing.Carrier, filing.Vehicle, filing.Approval,
                [.. filing.Items.Select(static i => new BookItem(i.Code, i.Method, i.Quantity.Count))], filing.NationalNumber,
                line.Act == "file-manifest" && line.By.StandInFor is null ? line.By.Person : null, filing.Book, null, filing.Carriage));
            return;
        }

        if (documents.Get<BookManifest>(key) is not { } manifest)
        {
            return;
        }

        if (line.Corrects is { Act: "file-manifest", Is: { } put })
        {
            documents.Put(key, manifest with { Note = MovementLines.NoteOf(put.Said) });
            return;
        }

        switch (line.Act)
        {
            case "pick-up-waste":
                var left = line.As<PickUpWaste>();
                documents.Put(key, manifest with { Vehicle = left.Vehicle, Driver = left.Driver, Route = left.Route });
                break;
            case "hand-over-waste":
                var handed = line.As<HandOverWaste>();
                documents.Put(key, manifest with { Carrier = handed.To, Vehicle = handed.Vehicle });
                break;
            case "divert-waste":
                var diverted = line.As<DivertWaste>();
                documents.Put(key, manifest with
                {
                    Receiver = diverted.NewReceiver,
                    Items = [.. manifest.Items.Select(i => i with { Method = diverted.Method })],
                });
                break;
        }
    }

    /// <summary>Puts a line's movements in, or takes them out.</summary>
    /// <param name="before">The rows that a correction took out: who entered them, and what was told beside, stays as it was.</param>
    /// <returns>The rows that were taken out, by site.</returns>
    private static Dictionary<SiteId, SiteActs> Take(
        Line line, long number, Edition edition, FoldDocuments documents, int sign, Dictionary<SiteId, SiteActs>? before = null)
    {
        var owners = before?.Where(static r => r.Value.IsOwn).Select(static r => r.Key).ToHashSet();
        var read = new MovementLines(line, edition.Said, edition.Moves, documents, owners);
        foreach (var move in edition.Moves)
        {
            if (LotId.TryRead(move.To, out var taker) && documents.Get<BookLot>(MovementLines.Key(taker)) is { } lot && read.IsOwn(move) != lot.Own)
            {
                documents.Put(MovementLines.Key(taker), lot with { Own = !lot.Own });
            }
        }

        var at = edition.Said.GetProperty("happenedAt").Deserialize<Instant>(Wire.Options);
        var day = Waste.Calendar.DayOf(at);
        var month = MonthOf(day);
        LotWays.Follow(edition.Moves, read, documents, sign);
        var gone = new Dictionary<SiteId, SiteActs>();
        foreach (var (site, said) in read.Read())
        {
            var key = $"{RowsKey(site, month)}{number:D12}";
            var earlier = before?.GetValueOrDefault(site);
            IReadOnlyList<Movement> movements = earlier is null ? said : [.. said.Select(m => m.After(earlier))];
            if (sign > 0)
            {
                documents.Put(key, new SiteActs(number, at, earlier?.Person ?? line.By.Person, movements));
            }
            else
            {
                if (documents.Get<SiteActs>(key) is { } acts)
                {
                    gone[site] = acts;
                }

                documents.Remove(key);
            }

            LotWays.Enter(movements, sign > 0 ? day : null, documents);
            Sum(site, month, movements, documents, sign);
        }

        return gone;
    }

    private static void Sum(SiteId site, string month, IReadOnlyList<Movement> movements, FoldDocuments documents, int sign)
    {
        var net = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var (code, grams) in documents.Get<MonthNet>(NetKey(site, month))?.Grams ?? new Dictionary<string, long>(StringComparer.Ordinal))
        {
            net[code] = grams;
        }

        foreach (var with in movements.GroupBy(static m => m.With))
        {
            var key = $"{SumsKey(site, month)}{with.Key?.Text ?? "-"}";
            var sums = (documents.Get<MonthSums>(key)?.Sums ?? []).ToDictionary(static s => (s.Kind, s.Code, s.Method));
            foreach (var movement in with)
            {
                var of = (movement.Kind, movement.Code, movement.Method);
                var sum = sums.GetValueOrDefault(of) ?? new(movement.Kind, movement.Code, movement.Method, 0, 0);
                sums[of] = sum with { Grams = sum.Grams + sign * movement.Grams, Records = sum.Records + sign, Impure = movement.Impure is { } impure ? (sum.Impure ?? 0) + sign * impure : sum.Impure };
                net[movement.Code.Text] = net.GetValueOrDefault(movement.Code.Text) + sign * MovementKinds.Sign(movement.Kind) * movement.Grams;
            }

            documents.Put(key, new MonthSums([.. sums.Values.Where(static s => s is not { Grams: 0, Records: 0 })
                .OrderBy(static s => s.Kind, StringComparer.Ordinal).ThenBy(static s => s.Code.Text, StringComparer.Ordinal)
                .ThenBy(static s => s.Method, StringComparer.Ordinal)]));
        }

        documents.Put(NetKey(site, month), new MonthNet(net));
    }
}
