using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>
/// Takes the mass of a line in: keeps each lot's roots and counts the cells. A line is counted in the month, in Asia/Shanghai, in which it is
/// claimed to have happened, and an outcome at its treatment, so that the figures add up to the balance to the gram.
/// </summary>
internal sealed class FlowLines
{
    private readonly Line line;
    private readonly FoldDocuments documents;
    private readonly LocalDate day;
    private readonly string month;
    private readonly string method;
    private readonly SiteId? receiver;
    private readonly Dictionary<SiteId, SiteMonth> changed = [];
    private readonly Dictionary<(SiteId, string, string, WasteCode), long> utilised = [];

    private FlowLines(Line line, FoldDocuments documents)
    {
        this.line = line;
        this.documents = documents;
        day = Calendar.DayOf(line.HappenedAt());
        month = Month(day);
        method = line.Act.Equals(Names.Treat, StringComparison.Ordinal) ? line.As<TreatWaste>().Method : line.Act;
        receiver = line.Receipt()?.Receiver;
    }

    public static string Month(LocalDate day) => day.ToString("uuuu-MM", System.Globalization.CultureInfo.InvariantCulture);

    public static string Key(LotId lot) => $"lot/{lot}";

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

        foreach (var move in line.Moves)
        {
            Take(move);
        }

        foreach (var (site, cells) in changed)
        {
            documents.Put(Key(month, site), cells);
        }
    }

    private void Bear(LotBorn born)
    {
        if (documents.Get<LotState>(Key(born.Lot)) is not { } lot)
        {
            documents.Put(Key(born.Lot), LotState.Of(born));
            return;
        }

        CountStock(lot, lot.Atoms, -1);
        lot = lot.As(born);
        CountStock(lot, lot.Atoms, +1);
        documents.Put(Key(born.Lot), lot);
    }

    private void Take(Move move)
    {
        var giver = LotId.TryRead(move.From, out var source) ? documents.Get<LotState>(Key(source)) : null;
        var taker = LotId.TryRead(move.To, out var target) ? documents.Get<LotState>(Key(target)) : null;
        if (giver is not null)
        {
            var (taken, left) = Atoms.Of(giver.Atoms).Take(move.Grams);
            documents.Put(Key(source), giver with { Atoms = left.Items });
            CountStock(giver, taken.Items, -1);
            if (taker is not null)
            {
                Enter(target, taker, giver, taken);
            }
            else if (move.To.Equals(Accounts.Treatment, StringComparison.Ordinal))
            {
                Treat(move.Class ?? Classes.Otherwise, giver, taken.Items);
            }
        }
        else if (taker is not null)
        {
            Enter(target, taker.Root is null ? taker with { Root = BornOf(move.From, taker) } : taker, null, Atoms.Root(target, move.Grams));
            if (BirthOf(move.From) is { } birth)
            {
                Count(birth, documents.Get<LotState>(Key(target))!, [new Atom(target, move.Grams)], method);
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
                utilised[source] = utilised.GetValueOrDefault(source) + atom.Grams;
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

    private void Enter(LotId id, LotState lot, LotState? giver, Atoms atoms)
    {
        documents.Put(Key(id), lot with { Atoms = Atoms.Of(lot.Atoms).Plus(atoms).Items });
        CountStock(lot, atoms.Items, +1);
        if (receiver == lot.Holder && lot.InStorage && (giver is null || !giver.InStorage || giver.Holder != lot.Holder))
        {
            CountReceipt(giver ?? lot, lot, atoms.Items);
        }
    }

    private void CountReceipt(LotState giver, LotState lot, IReadOnlyList<Atom> atoms)
    {
        if (line.Manifest is not { } step || documents.Get<ManifestState>(Key(step.Number)) is not { } manifest)
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
        if (Methods.ClassOf(lot.Stream, lot.Code, by, day) is { } outcome && !outcome.Equals(Classes.Intermediate, StringComparison.Ordinal))
        {
            Count(Cells.Accepted, lot, atoms, by);
        }
    }

    private void CountStock(LotState lot, IReadOnlyList<Atom> atoms, int sign)
    {
        if (!lot.InStorage)
        {
            return;
        }

        foreach (var atom in atoms)
        {
            var root = RootOf(atom);
            Add(root.Producer, new(Cells.Stock, lot.Stream, lot.Code, lot.Holder, "", root.Group, Month(root.Since)), sign * atom.Grams);
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
        if (!changed.TryGetValue(producer, out var cells))
        {
            cells = documents.Get<SiteMonth>(Key(month, producer)) ?? new SiteMonth([]);
            changed.Add(producer, cells);
        }

        var sum = cells.Cells.GetValueOrDefault(key) + grams;
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

    /// <summary>The acts this fold reads more of than their moves.</summary>
    private static class Names
    {
        public const string File = "file-manifest";
        public const string Divert = "divert-waste";
        public const string Meter = "meter-waste";
        public const string Treat = "treat-waste";
    }
}
