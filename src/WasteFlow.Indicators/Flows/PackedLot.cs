using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Provenance;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>How a lot is packed: what it is, then what moved. What ever came in is the sum of what came in by each way, so it is not written.</summary>
internal static class PackedLot
{
    private const int OwnLine = 0;
    private const int None = 0;

    private static readonly LocalDate Epoch = new(1970, 1, 1);

    public static void Pack(LotState lot, PackWriter to)
    {
        to.Word(lot.Stream);
        to.Word(lot.Code.Text);
        to.Word(lot.Holder.Text);
        to.Word(lot.Place);
        to.Number(Days(lot.Since));
        to.Word(lot.Origin?.Text);
        to.Word(lot.Manifest?.ToString());
        to.Number(lot.Item is { } item ? item + 1 : None);
        to.Word(lot.Root?.Group);
        if (lot.Root is { } root)
        {
            Pack(root, to);
        }

        to.Word(lot.Accepted?.Outcome);
        if (lot.Accepted is { } accepted)
        {
            to.Word(accepted.Method);
        }

        to.Word(lot.ReceivedFor);
    }

    public static LotState StateOf(PackReader from) => new(
        from.Word(), new(from.Word()), new(from.Word()), from.Word(), Day(from),
        from.WordOrNull() is { } origin ? new SiteId(origin) : null,
        from.WordOrNull() is { } manifest && ManifestNumber.TryRead(manifest, out var number) ? number : null,
        from.Int() is var item and > None ? item - 1 : null)
    {
        Root = from.WordOrNull() is { } group ? RootOf(group, from) : null,
        Accepted = from.WordOrNull() is { } outcome ? new(outcome, from.Word()) : null,
        ReceivedFor = from.WordOrNull(),
    };

    public static void Pack(TracedLot? lot, PackWriter to)
    {
        to.Word(lot?.Act);
        if (lot is null)
        {
            return;
        }

        to.Number(lot.Born.Lot.Line);
        to.Number(lot.Born.Lot.Number);
        to.Number(lot.At.ToUnixTimeMilliseconds());
        to.Number(lot.Ins.Count);
        for (var i = 0; i < lot.Ins.Count; i++)
        {
            var way = lot.Ins[i];
            to.Word(way.From);
            to.Number(way.Grams);
            Pack(way.Atoms, to);
            to.Number(way.Line ?? OwnLine);
        }

        to.Number(lot.Outs.Count);
        for (var i = 0; i < lot.Outs.Count; i++)
        {
            var way = lot.Outs[i];
            to.Number(way.Line);
            to.Word(way.Act);
            to.Number(way.At.ToUnixTimeMilliseconds());
            to.Word(way.To);
            to.Number(way.Grams);
            to.Word(way.Class);
            to.Word(way.Method);
            Pack(way.Atoms, to);
        }
    }

    public static TracedLot? HistoryOf(PackReader from, LotState state)
    {
        if (from.WordOrNull() is not { } act)
        {
            return null;
        }

        var (lot, at) = (new LotId(from.Number(), from.Int()), Time(from));
        var came = new TracedIn[from.Count()];
        for (var i = 0; i < came.Length; i++)
        {
            came[i] = new(from.Word(), from.Number(), AtomsOf(from), from.Number() is var line and > OwnLine ? line : null);
        }

        var left = new TracedOut[from.Count()];
        for (var i = 0; i < left.Length; i++)
        {
            left[i] = new(from.Number(), from.Word(), Time(from), from.Word(), from.Number(), from.WordOrNull(), from.WordOrNull(), null, AtomsOf(from));
        }

        return new(state.Born(lot), act, at, came, Atoms.Of(came.Length == 1 ? came[0].Atoms : came.SelectMany(static i => i.Atoms)).Items, left);
    }

    private static void Pack(RootState root, PackWriter to)
    {
        to.Word(root.Producer.Text);
        to.Number(Days(root.Since));
        to.Number(root.CameOf is { } sources ? sources.Count + 1 : None);
        foreach (var source in root.CameOf ?? [])
        {
            to.Word(source.Producer.Text);
            to.Word(source.Group);
            to.Word(source.Stream);
            to.Word(source.Code.Text);
            to.Number(source.Grams);
        }
    }

    private static RootState RootOf(string group, PackReader from)
    {
        var (producer, since) = (new SiteId(from.Word()), Day(from));
        var count = from.Int();
        if (count == None)
        {
            return new(group, producer, since);
        }

        var sources = new List<SourceShare>();
        for (; count > 1; count--)
        {
            sources.Add(new(new(from.Word()), from.Word(), from.Word(), new(from.Word()), from.Number()));
        }

        return new(group, producer, since, sources);
    }

    private static int Days(LocalDate day) => Period.DaysBetween(Epoch, day);

    private static LocalDate Day(PackReader from) => Epoch.PlusDays(from.Int());

    private static Instant Time(PackReader from) => Instant.FromUnixTimeMilliseconds(from.Number());

    private static void Pack(IReadOnlyList<Atom> atoms, PackWriter to)
    {
        to.Number(atoms.Count);
        var before = default(Atom);
        foreach (var atom in Waste.Atoms.Span(atoms))
        {
            to.Number(atom.Root.Line - before.Root.Line);
            to.Number(atom.Root.Number);
            to.Number(atom.Grams - before.Grams);
            before = atom;
        }
    }

    private static Atom[] AtomsOf(PackReader from)
    {
        var atoms = new Atom[from.Count()];
        var before = default(Atom);
        for (var i = 0; i < atoms.Length; i++)
        {
            before = atoms[i] = new(new(before.Root.Line + from.Number(), from.Int()), before.Grams + from.Number());
        }

        return atoms;
    }
}
