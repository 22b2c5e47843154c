using System.Text.Json;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Provenance;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Tracing;

/// <summary>Lots with their history, treatments and manifests, worked out from the lines alone.</summary>
public sealed class ChainFold : Fold
{
    public const string FoldName = "chains";

    public override string Name => FoldName;

    public override int Version => 4;

    public static string Key(LotId lot) => $"lot/{lot}";

    public static string Key(ManifestNumber number) => $"manifest/{number}";

    public static string TreatmentKey(long line) => FormattableString.Invariant($"treatment/{line}");

    public static string SiteKey(SiteId site) => $"site/{site}";

    /// <summary>Of the manifest that an entry made for another party belongs to.</summary>
    public static string StandInKey(long line) => FormattableString.Invariant($"stand-in/{line}");

    /// <summary>Of the manifest that was entered when its load had left on a provisional number.</summary>
    public static string LeftOnKey(ManifestNumber provisional) => $"left-on/{provisional}";

    /// <summary>Of a lot that stands at its holder's; all of a place and holder begin alike.</summary>
    public static string HeldKey(string place, SiteId holder, LotId? lot = null) => $"held/{place}/{holder}/{lot}";

    /// <summary>What a lot's history was before a correcting line, for traces as of an earlier one.</summary>
    public static string Before(LotId lot, long correction) => FormattableString.Invariant($"lot/{lot}/before/{correction}");

    /// <summary>Likewise what a treatment's sums were.</summary>
    public static string Before(long treatment, long correction) => FormattableString.Invariant($"treatment/{treatment}/before/{correction}");

    public override void Apply(Line line, FoldDocuments documents)
    {
        if (line.Number == 1)
        {
            SiteDays.Produced.Begin(documents);
            SiteDays.Treated.Begin(documents);
        }

        if (line.Act == "register-site")
        {
            var site = line.As<RegisterSite>();
            documents.Put(SiteKey(site.Site), new SiteOwner(site.Enterprise, site.Supervisor));
        }
        else if (line.Act == "change-site" && line.As<ChangeSite>() is { Supervisor: { } supervisor } change)
        {
            documents.Put(SiteKey(change.Site), documents.Get<SiteOwner>(SiteKey(change.Site))! with { Supervisor = supervisor });
        }

        var histories = new Histories(line, documents);
        RootRows.Take(Flows.Take(line, histories), line, documents);
        foreach (var born in line.Lots)
        {
            Tell(line, born, documents);
        }

        histories.Lie();
        LotContainers.Apply(line, documents);
        if (line.Act == "treat-waste")
        {
            var said = line.As<TreatWaste>();
            documents.Put(TreatmentKey(line.Number), Sums(line.Number, said, line.Moves));
            SiteDays.Treated.Put(said.Site, Calendar.DayOf(said.HappenedAt), new(line.Number, 0), documents);
        }
        else if (line.Corrects is { Act: "treat-waste", Is: { } now } corrected)
        {
            documents.Put(Before(corrected.Line, line.Number), documents.Get<TracedTreatment>(TreatmentKey(corrected.Line))!);
            documents.Put(
                TreatmentKey(corrected.Line),
                Sums(corrected.Line, now.Said.Deserialize<TreatWaste>(Wire.Options)!, now.Moves) with { Since = line.Number });
        }

        Differences.Apply(line, documents);
        if (line.Manifest is { } step)
        {
            ManifestLines.Apply(line, step, documents);
        }

        if (line.Act == "contest-entry")
        {
            ManifestLines.Contested(line.As<ContestEntry>(), documents);
        }
        else if (line.Act == "name-national-number")
        {
            ManifestLines.Named(line, line.As<NameNationalNumber>(), documents);
        }
    }

    /// <summary>A line that tells a lot of another line again changes its nature, not its history.</summary>
    private static void Tell(Line line, LotBorn born, FoldDocuments documents)
    {
        var lot = documents.Get<TracedLot>(Key(born.Lot))!;
        if (born.Lot.Line == line.Number && LotMoisture.SaidOf(line, born))
        {
            documents.Put(Key(born.Lot), lot with { Told = new(null, false) });
        }
        else if (born.Lot.Line != line.Number && line.Corrects is null)
        {
            documents.Put(Key(born.Lot), lot with
            {
                Born = lot.Born with { MoisturePerMille = born.MoisturePerMille },
                Told = LotMoisture.Assayed(line) ? new(line.Number, lot.LeftAt(line.Number) == 0) : lot.Told,
            });
        }
    }

    private static TracedTreatment Sums(long line, TreatWaste act, IReadOnlyList<Move> moves)
    {
        var inputs = moves.Where(static m => m.To == Accounts.Treatment && LotId.TryRead(m.From, out _)).ToArray();
        var covered = moves.Where(static m => m.To == Accounts.Treatment && m.From == Accounts.Discrepancy).Sum(static m => m.Grams);
        var additions = moves.Where(static m => m.To == Accounts.Treatment).Sum(static m => m.Grams) - inputs.Sum(static m => m.Grams) - covered;
        return new TracedTreatment(
            line, act.Method, act.Site, act.HappenedAt, inputs.Sum(static m => m.Grams), additions,
            [.. inputs.Select(static m => new LotGramsIn(LotId.Read(m.From), m.Grams))],
            [.. moves.Where(static m => m.From == Accounts.Treatment && LotId.TryRead(m.To, out _)).Select(static m => LotId.Read(m.To))],
            Covered: covered);
    }

    /// <summary>Histories as this fold keeps them: what a correction changes is kept as it was.</summary>
    private sealed class Histories(Line line, FoldDocuments documents) : ILotHistories
    {
        private readonly HashSet<LotId> changed = [];

        public TracedLot? Find(LotId lot) => documents.Get<TracedLot>(Key(lot));

        public void Put(TracedLot lot)
        {
            var id = lot.Born.Lot;
            if (changed.Add(id) && line.Corrects is not null && Find(id) is { } before)
            {
                documents.Put(Before(id, line.Number), before);
            }

            documents.Put(Key(id), line.Corrects is not null && id.Line != line.Number ? lot with { Since = line.Number } : lot);
        }

        /// <summary>Says anew which of the changed lots stand at their holders.</summary>
        public void Lie()
        {
            foreach (var lot in changed.Select(l => Find(l)!))
            {
                var key = HeldKey(lot.Born.Place, lot.Born.Holder, lot.Born.Lot);
                if (lot.LeftAt(line.Number) > 0)
                {
                    documents.Put(key, new Held(lot.Born.Lot));
                }
                else
                {
                    documents.Remove(key);
                }
            }
        }
    }
}

/// <summary>Whose a site is, and which bureau supervises it.</summary>
public sealed record SiteOwner(EnterpriseId Enterprise, string Supervisor);

/// <summary>That a lot stands at its holder's.</summary>
public sealed record Held(LotId Lot);
