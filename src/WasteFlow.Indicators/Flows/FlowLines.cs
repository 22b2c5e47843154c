using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Provenance;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>
/// Takes the mass of a line in: follows each lot's roots and counts the cells. What moved is counted in the month, in Asia/Shanghai, in which it is
/// claimed to have happened, and an outcome at its treatment, so that the figures add up to the balance to the gram. What a correction says did
/// not move so is taken out of the month it was counted in.
/// </summary>
internal sealed class FlowLines
{
    private readonly Line line;
    private readonly FoldDocuments documents;
    private readonly Dictionary<(string Month, SiteId Site), SiteMonth> changed = [];
    private readonly Dictionary<(SiteId, string, string, WasteCode), long> utilised = [];
    private string month = "";
    private string method = "";
    private LocalDate day;
    private int sign = 1;

    private FlowLines(Line line, FoldDocuments documents) => (this.line, this.documents) = (line, documents);

    public static string Month(LocalDate day) => day.ToString("uuuu-MM", System.Globalization.CultureInfo.InvariantCulture);

    public static string Key(LotId lot) => $"lot/{lot}";

    public static string History(LotId lot) => $"history/{lot}";

    public static string Key(ManifestNumber manifest) => $"manifest/{manifest}";

    public static string Key(string month, SiteId site) => $"cells/{month}/{site}";

    public static void Take(Line line, FoldDocuments documents)
    {
        switch (line.Act)
        {
            case Names.File or Names.Meter when line.Manifest is { } filed:
                var filing = line.Filing()!;
                documents.Put(Key(filed.Number), new ManifestState(
                    filing.Mover, [.. filing.Items.Select(static i => new ItemState(i.Code, i.Method, i.Origin))]));
                break;
            case Names.Divert:
                var diversion = line.As<DivertWaste>();
                if (documents.Get<ManifestState>(Key(diversion.Manifest)) is { } before)
                {
                    documents.Put(Key(diversion.Manifest), before with { Items = [.. before.Items.Select(i => i with { Method = diversion.Method })] });
                }

                break;
        }

        if (line.Lots.Count > 0 || line.Moves.Count > 0)
        {
            new FlowLines(line, documents).Take();
        }
    }

    private void Take()
    {
        foreach (var born in line.Lots)
        {
            Bear(born);
        }

        foreach (var flow in Provenance.Flows.Take(line, new Histories(documents)))
        {
            Take(flow);
        }

        foreach (var ((of, site), cells) in changed)
        {
            documents.Put(Key(of, site), cells);
        }
    }

    private void Bear(LotBorn born)
    {
        if (documents.Get<LotState>(Key(born.Lot)) is not { } lot)
        {
            documents.Put(Key(born.Lot), LotState.Of(born));
            return;
        }

        On(Provenance.Flows.Of(line.Number, line.Act, line.Said), 1);
        var left = documents.Get<TracedLot>(History(born.Lot))!.Left().Items;
        CountStock(lot, left, -1);
        lot = lot.As(born);
        CountStock(lot, left, +1);
        documents.Put(Key(born.Lot), lot);
    }

    private void On(Fact fact, int by)
    {
        day = Calendar.DayOf(fact.At);
        month = Month(day);
        method = fact.Method ?? fact.Act;
        sign = by;
    }

    private void Take(AtomFlow flow)
    {
        On(flow.Fact, flow.Sign);
        var giver = flow.From is { } from ? documents.Get<LotState>(Key(from.Lot)) : null;
        var taker = flow.To is { } to ? documents.Get<LotState>(Key(to.Lot)) : null;
        if (giver is not null)
        {
            CountStock(giver, flow.Atoms, -1);
            if (taker is not null)
            {
                Enter(flow, taker, giver);
            }
            else if (flow.Move.To.Equals(Accounts.Treatment, StringComparison.Ordinal))
            {
                Treat(flow.Move.Class ?? Classes.Otherwise, giver, flow.Atoms);
            }
        }
        else if (taker is not null)
        {
            if (taker.Root is null)
            {
                taker = taker with { Root = BornOf(flow.Move.From, taker) };
                documents.Put(Key(flow.To!.Lot), taker);
            }

            Enter(flow, taker, null);
            if (BirthOf(flow.Move.From) is { } birth)
            {
                Count(birth, taker, flow.Atoms, method);
            }
        }
    }

    private void Treat(string outcome, LotState lot, IReadOnlyList<Atom> atoms)
    {
        Count(outcome, lot, atoms, method);
        foreach (var atom in atoms)
        {
            var root = RootOf(atom);
            if (outcome is Classes.Utilised)
            {
                var source = (root.Producer, root.Group, lot.Stream, lot.Code);
                utilised[source] = utilised.GetValueOrDefault(source) + sign * atom.Grams;
            }
            else if (root.CameOf is { } sources && outcome is Classes.Incinerated or Classes.Landfilled)
            {
                var shares = Atoms.Apportion(atom.Grams, [.. sources.Select(static s => s.Grams)]);
                foreach (var (source, grams) in sources.Zip(shares))
                {
                    Add(source.Producer, new(Cells.ResidueDisposed, source.Stream, source.Code, lot.Holder, method, source.Group, ""), grams);
                }
            }
        }
    }

    /// <summary>A residue remembers the utilised waste it came of: what is burnt or buried of it was not recycled after all.</summary>
    private RootState BornOf(string account, LotState lot)
    {
        var root = RootState.Of(account, lot);
        return root.Group == RootGroups.Residue && utilised.Count > 0
            ? root with { CameOf = [.. utilised.Select(static u => new SourceShare(u.Key.Item1, u.Key.Item2, u.Key.Item3, u.Key.Item4, u.Value))] }
            : root;
    }

    private void Enter(AtomFlow flow, LotState lot, LotState? giver)
    {
        CountStock(lot, flow.Atoms, +1);
        if (flow.Fact.Act is Names.Receive or Names.Meter && lot is { InStorage: true, Manifest: not null }
            && (giver is null || !giver.InStorage || giver.Holder != lot.Holder))
        {
            CountReceipt(giver ?? lot, lot, flow.Atoms);
        }
    }

    private void CountReceipt(LotState giver, LotState lot, IReadOnlyList<Atom> atoms)
    {
        if (documents.Get<ManifestState>(Key(lot.Manifest!.Value)) is not { } manifest)
        {
            return;
        }

        var origin = giver.Origin ?? (giver.InStorage && giver.Holder != lot.Holder ? giver.Holder : null);
        var by = manifest.ItemOf(giver.Item ?? lot.Item, lot.Code, origin)?.Method;
        if (by is null)
        {
            return;
        }

        Count(Cells.Received, lot, [.. atoms.Where(a => manifest.Leaves(RootOf(a).Producer))], by);
        if (LawFold.Of(documents).On(day).ClassOf(lot.Stream, lot.Code, by) is { } outcome && !outcome.Equals(Classes.Intermediate, StringComparison.Ordinal))
        {
            Count(Cells.Accepted, lot, atoms, by);
        }
    }

    private void CountStock(LotState lot, IReadOnlyList<Atom> atoms, int into)
    {
        if (!lot.InStorage)
        {
            return;
        }

        foreach (var atom in atoms)
        {
            var root = RootOf(atom);
            Add(root.Producer, new(Cells.Stock, lot.Stream, lot.Code, lot.Holder, "", root.Group, Month(root.Since)), into * atom.Grams);
        }
    }

    private void Count(string measure, LotState lot, IReadOnlyList<Atom> atoms, string by)
    {
        foreach (var atom in atoms)
        {
            var root = RootOf(atom);
            Add(root.Producer, new(measure, lot.Stream, lot.Code, lot.Holder, by, root.Group, ""), atom.Grams);
        }
    }

    private void Add(SiteId producer, CellKey key, long grams)
    {
        if (!changed.TryGetValue((month, producer), out var cells))
        {
            cells = documents.Get<SiteMonth>(Key(month, producer)) ?? new SiteMonth([]);
            changed.Add((month, producer), cells);
        }

        var sum = cells.Cells.GetValueOrDefault(key) + sign * grams;
        if (sum == 0)
        {
            cells.Cells.Remove(key);
        }
        else
        {
            cells.Cells[key] = sum;
        }
    }

    private RootState RootOf(Atom atom) => documents.Get<LotState>(Key(atom.Root))!.Root!;

    private static string? BirthOf(string account) => account switch
    {
        Accounts.Generated => Cells.Generated,
        Accounts.Opening => Cells.Opening,
        Accounts.BroughtIn => Cells.BroughtIn,
        Accounts.Gain => Cells.Gain,
        Accounts.Treatment => Cells.Residue,
        _ => null,
    };

    /// <summary>The histories of lots, in this fold's own documents.</summary>
    private sealed class Histories(FoldDocuments documents) : ILotHistories
    {
        public TracedLot? Find(LotId lot) => documents.Get<TracedLot>(History(lot));

        public void Put(TracedLot lot) => documents.Put(History(lot.Born.Lot), lot);
    }

    /// <summary>The acts this fold reads more of than their moves.</summary>
    private static class Names
    {
        public const string File = "file-manifest";
        public const string Divert = "divert-waste";
        public const string Meter = "meter-waste";
        public const string Receive = "receive-waste";
    }
}
