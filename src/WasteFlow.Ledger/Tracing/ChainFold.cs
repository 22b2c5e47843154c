using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Tracing;

/// <summary>Lots with their history, treatments and manifests, worked out from the lines alone.</summary>
public sealed class ChainFold : Fold
{
    public override string Name => "chains";

    public static string Key(LotId lot) => $"lot/{lot}";

    public static string Key(ManifestNumber number) => $"manifest/{number}";

    public static string TreatmentKey(long line) => FormattableString.Invariant($"treatment/{line}");

    public static string SiteKey(SiteId site) => $"site/{site}";

    /// <summary>Of the manifest that an entry made for another party belongs to.</summary>
    public static string StandInKey(long line) => FormattableString.Invariant($"stand-in/{line}");

    public static string HeldKey(SiteId site, LotId lot) => $"held/{site}/{lot}";

    public override void Apply(Line line, FoldDocuments documents)
    {
        if (line.Act == "register-site")
        {
            var site = line.As<RegisterSite>();
            documents.Put(SiteKey(site.Site), new SiteOwner(site.Enterprise, site.Supervisor));
        }

        foreach (var born in line.Lots)
        {
            Begin(line, born, documents);
        }

        var treatment = line.Act == "treat-waste" ? line.As<TreatWaste>() : null;
        foreach (var move in line.Moves)
        {
            Apply(line, move, treatment, documents);
        }

        if (treatment is not null)
        {
            documents.Put(TreatmentKey(line.Number), Sums(line, treatment));
        }

        if (line.Manifest is { } step)
        {
            ManifestLines.Apply(line, step, documents);
        }

        if (line.Act == "contest-entry")
        {
            ManifestLines.Contested(line.As<ContestEntry>(), documents);
        }
    }

    private static void Begin(Line line, LotBorn born, FoldDocuments documents)
    {
        // A line that tells a lot of another line again changes its nature, not its history.
        if (documents.Get<TracedLot>(Key(born.Lot)) is { } known)
        {
            documents.Put(Key(born.Lot), known with
            {
                Born = known.Born with { MoisturePerMille = born.MoisturePerMille },
                Told = LotMoisture.Assayed(line) ? new(line.Number, known.LeftAt(line.Number) == 0) : known.Told,
            });
            return;
        }

        documents.Put(Key(born.Lot), new TracedLot(born, line.Act, line.HappenedAt(), [], [], [], LotMoisture.SaidOf(line, born) ? new(null, false) : null));
        if (born.Place == Places.Storage)
        {
            documents.Put(HeldKey(born.Holder, born.Lot), new Held(born.Lot));
        }
    }

    private static void Apply(Line line, Move move, TreatWaste? treatment, FoldDocuments documents)
    {
        IReadOnlyList<Atom> atoms = [];
        if (LotId.TryRead(move.From, out var from))
        {
            var lot = documents.Get<TracedLot>(Key(from))!;
            var left = lot.Left();
            atoms = left.Take(move.Grams).Taken.Items;
            var site = LotId.TryRead(move.To, out _) ? (SiteId?)null : lot.Born.Holder;
            var o = new TracedOut(line.Number, line.Act, line.HappenedAt(), move.To, move.Grams, move.Class, treatment?.Method, site, atoms);
            documents.Put(Key(from), lot with { Outs = [.. lot.Outs, o] });
            if (left.Grams == move.Grams && lot.Born.Place == Places.Storage)
            {
                documents.Remove(HeldKey(lot.Born.Holder, from));
            }
        }

        if (LotId.TryRead(move.To, out var to))
        {
            var lot = documents.Get<TracedLot>(Key(to))!;
            atoms = atoms.Count > 0 ? atoms : [new Atom(to, move.Grams)];
            documents.Put(Key(to), lot with
            {
                Ins = [.. lot.Ins, new(move.From, move.Grams, atoms)],
                Initial = Atoms.Of(lot.Initial.Concat(atoms)).Items,
            });
        }
    }

    private static TracedTreatment Sums(Line line, TreatWaste act)
    {
        var inputs = line.Moves.Where(static m => m.To == Accounts.Treatment && LotId.TryRead(m.From, out _)).ToArray();
        var additions = line.Moves.Where(static m => m.To == Accounts.Treatment).Sum(static m => m.Grams) - inputs.Sum(static m => m.Grams);
        return new TracedTreatment(
            line.Number, act.Method, act.Site, line.HappenedAt(), inputs.Sum(static m => m.Grams), additions,
            [.. inputs.Select(static m => new LotGramsIn(Read(m.From), m.Grams))],
            [.. line.Moves.Where(static m => m.From == Accounts.Treatment && LotId.TryRead(m.To, out _)).Select(static m => Read(m.To))]);
    }

    private static LotId Read(string text) => LotId.TryRead(text, out var lot) ? lot : default;
}

/// <summary>Whose a site is, and which bureau supervises it.</summary>
public sealed record SiteOwner(EnterpriseId Enterprise, string Supervisor);

/// <summary>That a lot lies at a site.</summary>
public sealed record Held(LotId Lot);
