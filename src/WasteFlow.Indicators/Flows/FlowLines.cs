using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Provenance;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>
/// Takes the mass of a line in: follows each lot's roots and counts the cells. What moved is counted in the month, in Asia/Shanghai, in which it is
/// claimed to have happened, and an outcome at its treatment, so that the figures add up to the balance to the gram. What a correction says did
/// not move so is taken out of the month it was counted in.
/// </summary>
internal sealed partial class FlowLines
{
    private readonly MassLine line;
    private readonly FlowBook book;
    private readonly Posted posted;
    private Fact? on;
    private CellWord month;
    private CellWord method;
    private LocalDate day;
    private int sign = 1;

    private FlowLines(MassLine line, FlowBook book, Posted posted) => (this.line, this.book, this.posted) = (line, book, posted);

    public static string Month(LocalDate day) => day.ToString("uuuu-MM", System.Globalization.CultureInfo.InvariantCulture);

    /// <param name="posted">Takes what the line posts.</param>
    public static void Take(MassLine line, FlowBook book, Posted posted)
    {
        if (line.Manifest is { } filed && line.Files() is { } files)
        {
            book.Put(filed, files);
        }
        else if (line.Diversion() is { } diversion && book.ManifestOf(diversion.Manifest) is { } before)
        {
            book.Put(diversion.Manifest, before with { Items = [.. before.Items.Select(i => i with { Method = diversion.Method })], Receiver = diversion.NewReceiver });
        }

        if (line.Manifest is { } of && book.ManifestOf(of) is { } manifest)
        {
            book.Put(of, manifest.With(line.Number));
        }

        // A correction that moves nothing may say another share of soil.
        if (line.Lots.Count > 0 || line.Moves.Count > 0 || line.Corrects is not null)
        {
            new FlowLines(line, book, posted).Take();
        }
    }

    private void Take()
    {
        for (var i = 0; i < line.Lots.Count; i++)
        {
            Bear(line.Lots[i]);
        }

        var flows = Provenance.Flows.Take(line.Fact, line.Lots, line.Moves, line.Corrects, book);
        for (var i = 0; i < flows.Count; i++)
        {
            // A correction takes out first what was said before.
            if (line.Corrects is { Is: { } now } put && i == put.Was.Moves.Count)
            {
                Reweigh(now);
            }

            Take(flows[i]);
        }

        if (line.Corrects is not null)
        {
            Restate();
        }
    }

    private void Bear(LotBorn born)
    {
        if (book.Of(born.Lot) is not { } lot)
        {
            book.Put(born.Lot, LotState.Of(born));
            return;
        }

        On(line.Fact, 1);
        var told = lot.State.As(born);
        Shift(born.Lot, lot, born.Lot, new(told), lot.Left().Items);
        book.Put(born.Lot, told);
    }

    private void On(Fact fact, int by)
    {
        sign = by;
        if (!ReferenceEquals(fact, on))
        {
            on = fact;
            day = Calendar.DayOf(fact.At);
            month = FlowMonths.Of(day);
            method = CellWord.Of(fact.Method ?? fact.Act);
        }
    }

    private void Take(AtomFlow flow)
    {
        On(flow.Fact, flow.Sign);
        var giver = flow.From is { } from ? book.Of(from.Lot) : null;
        var taker = flow.To is { } to ? book.Of(to.Lot) : null;
        if (giver is not null && taker is not null)
        {
            Shift(flow.From!.Lot, giver, flow.To!.Lot, taker, flow.Atoms);
            CountTransfer(flow, giver, taker);
            if (giver.State.InStorage && taker.State.InStorage && giver.State.Holder == taker.State.Holder)
            {
                Keep(flow, giver, taker);
            }
            else if (giver.State is { InStorage: true, Accepted: { } counted })
            {
                CountAccepted(counted, flow.From!.Lot, giver, flow.Atoms, -1);
            }

            Enter(flow, taker, giver);
        }
        else if (giver is not null)
        {
            CountStanding(flow.From!.Lot, giver, flow.Atoms, -1);
            if (flow.Move.To.Equals(Accounts.Treatment, StringComparison.Ordinal))
            {
                Treat(flow.Fact.Line, flow.Move.Class ?? Classes.Otherwise, flow.From.Lot, giver, flow.Atoms);
            }
            else
            {
                End(flow.Move.To, flow.From.Lot, giver, flow.Atoms, 1);
                CountAccepted(giver.State.Accepted ?? Acceptance.None, flow.From.Lot, giver, flow.Atoms, -1);
            }
        }
        else if (taker is not null)
        {
            if (taker.State.Root is null)
            {
                taker.State.Root = BornOf(flow.Fact.Line, flow.Move.From, taker.State);
                book.Put(flow.To!.Lot, taker.State);
            }

            CountStanding(flow.To!.Lot, taker, flow.Atoms, +1);
            if (!Enter(flow, taker, null))
            {
                CountAccepted(taker.State.Accepted ?? Acceptance.None, flow.To.Lot, taker, flow.Atoms, 1);
            }

            if (BirthOf(flow.Move.From) is { } birth)
            {
                Count(CellWord.Of(birth), flow.To.Lot, taker, flow.Atoms, method);
            }
            else
            {
                End(flow.Move.From, flow.To.Lot, taker, flow.Atoms, -1);
            }
        }
        else
        {
            CloseWithoutLot(flow.Move);
        }
    }

    private void Treat(long treatment, string outcome, LotId from, FlowLot lot, IReadOnlyList<Atom> atoms)
    {
        Count(CellWord.Of(outcome), from, lot, atoms, method);
        CountUnaccepted(outcome, from, lot, atoms);
        foreach (var atom in Atoms.Span(atoms))
        {
            var root = RootOf(atom).State!;
            if (outcome is Classes.Utilised)
            {
                Utilise(treatment, root, lot.State, atom.Grams);
            }
            else if (IsDisposal(outcome))
            {
                CountBack(root, atom.Grams, lot.State.Holder, from);
            }
        }
    }

    private void Count(CellWord of, LotId at, FlowLot lot, IReadOnlyList<Atom> atoms, CellWord by)
    {
        var words = lot.Words;
        foreach (var atom in Atoms.Span(atoms))
        {
            var root = RootOf(atom);
            Add(root.Producer, new(of, words.Stream, words.Code, words.Holder, by, root.Group, default), atom.Grams, at);
        }
    }

    private void Add(CellWord producer, CellKey key, long grams, LotId? lot) => posted.Add(new(month, producer, key), sign * grams, lot);

    private Root RootOf(Atom atom) => book.RootOf(atom.Root);

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
        public const string Meter = "meter-waste";
        public const string Receive = "receive-waste";
    }

    /// <summary>What is counted most, by words.</summary>
    private static class Measures
    {
        public static readonly CellWord Stock = CellWord.Of(Cells.Stock), Transit = CellWord.Of(Cells.Transit), Open = CellWord.Of(Cells.Open),
            StockAccepted = CellWord.Of(Cells.StockAccepted), Received = CellWord.Of(Cells.Received), Impure = CellWord.Of(Cells.Impure), Accepted = CellWord.Of(Cells.Accepted),
            MovedIn = CellWord.Of(Cells.MovedIn), MovedOut = CellWord.Of(Cells.MovedOut), Transferred = CellWord.Of(Cells.Transferred);
    }
}
