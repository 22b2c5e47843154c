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
internal sealed partial class FlowLines
{
    private readonly Line line;
    private readonly FoldDocuments documents;
    private readonly Postings postings;
    private readonly Dictionary<LotId, RootState> roots = [];
    private string month = "";
    private string method = "";
    private LocalDate day;
    private int sign = 1;

    private FlowLines(Line line, FoldDocuments documents) => (this.line, this.documents, postings) = (line, documents, new(line.Number, documents));

    public static string Month(LocalDate day) => day.ToString("uuuu-MM", System.Globalization.CultureInfo.InvariantCulture);

    public static string Key(LotId lot) => $"lot/{lot}";

    public static string Key(ManifestNumber manifest) => $"manifest/{manifest}";

    public static void Take(Line line, FoldDocuments documents)
    {
        switch (line.Act)
        {
            case Names.File or Names.Meter when line.Manifest is { } filed:
                var filing = line.Filing()!;
                documents.Put(Key(filed.Number), new ManifestState(
                    filing.Mover, [.. filing.Items.Select(static i => new ItemState(i.Code, i.Method, i.Origin))], filing.Receiver));
                break;
            case Names.Divert:
                var diversion = line.As<DivertWaste>();
                if (documents.Get<ManifestState>(Key(diversion.Manifest)) is { } before)
                {
                    documents.Put(Key(diversion.Manifest), before with
                    {
                        Items = [.. before.Items.Select(i => i with { Method = diversion.Method })],
                        Receiver = diversion.NewReceiver,
                    });
                }

                break;
        }

        if (line.Manifest is { } of && documents.Get<ManifestState>(Key(of.Number)) is { } manifest)
        {
            documents.Put(Key(of.Number), manifest with { Lines = [.. manifest.Lines ?? [], line.Number] });
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

        foreach (var flow in Provenance.Flows.Take(line, new LotHistories(documents)))
        {
            Take(flow);
        }

        if (line.Corrects is not null)
        {
            Restate();
        }

        postings.Save();
    }

    private void Bear(LotBorn born)
    {
        if (documents.Get<LotState>(Key(born.Lot)) is not { } lot)
        {
            documents.Put(Key(born.Lot), LotState.Of(born));
            return;
        }

        On(Provenance.Flows.Of(line.Number, line.Act, line.Said), 1);
        var left = LotHistory.Find(documents, born.Lot)!.Left().Items;
        var told = lot.As(born);
        Shift(born.Lot, lot, born.Lot, told, left);
        documents.Put(Key(born.Lot), told);
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
        if (giver is not null && taker is not null)
        {
            Shift(flow.From!.Lot, giver, flow.To!.Lot, taker, flow.Atoms);
            CountTransfer(flow, giver, taker);
            if (giver.InStorage && taker.InStorage && giver.Holder == taker.Holder)
            {
                Keep(flow, giver, taker);
            }
            else if (giver is { InStorage: true, Accepted: { } counted })
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
                CountAccepted(giver.Accepted ?? Acceptance.None, flow.From.Lot, giver, flow.Atoms, -1);
            }
        }
        else if (taker is not null)
        {
            if (taker.Root is null)
            {
                taker = taker with { Root = BornOf(flow.Fact.Line, flow.Move.From, taker) };
                documents.Put(Key(flow.To!.Lot), taker);
            }

            CountStanding(flow.To!.Lot, taker, flow.Atoms, +1);
            if (!Enter(flow, taker, null))
            {
                CountAccepted(taker.Accepted ?? Acceptance.None, flow.To.Lot, taker, flow.Atoms, 1);
            }

            if (BirthOf(flow.Move.From) is { } birth)
            {
                Count(birth, flow.To.Lot, taker, flow.Atoms, method);
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

    private void Treat(long treatment, string outcome, LotId from, LotState lot, IReadOnlyList<Atom> atoms)
    {
        Count(outcome, from, lot, atoms, method);
        CountUnaccepted(outcome, from, lot, atoms);
        foreach (var atom in atoms)
        {
            var root = RootOf(atom);
            if (outcome is Classes.Utilised)
            {
                Utilise(treatment, root, lot, atom.Grams);
            }
            else if (IsDisposal(outcome))
            {
                CountBack(root, atom.Grams, lot.Holder, from);
            }
        }
    }

    /// <summary>Whether it was a receipt.</summary>
    private bool Enter(AtomFlow flow, LotState lot, LotState? giver)
    {
        var received = flow.Fact.Act is Names.Receive or Names.Meter && lot is { InStorage: true, Manifest: not null }
            && (giver is null || !giver.InStorage || giver.Holder != lot.Holder);
        if (received)
        {
            CountReceipt(giver ?? lot, flow.To!.Lot, lot, flow.Atoms);
        }

        return received;
    }

    private void CountReceipt(LotState giver, LotId into, LotState lot, IReadOnlyList<Atom> atoms)
    {
        if (documents.Get<ManifestState>(Key(lot.Manifest!.Value)) is not { } manifest)
        {
            return;
        }

        var origin = giver.Origin ?? (giver.InStorage && giver.Holder != lot.Holder ? giver.Holder : null);
        var by = lot.ReceivedFor ?? manifest.ItemOf(giver.Item ?? lot.Item, lot.Code, origin)?.Method;
        if (by is null)
        {
            return;
        }

        // A manifest that is diverted later has another method, and a receipt that is corrected then was for the first.
        if (lot.ReceivedFor is null)
        {
            lot = lot with { ReceivedFor = by };
            documents.Put(Key(into), lot);
        }

        Count(Cells.Received, into, lot, [.. atoms.Where(a => manifest.Leaves(RootOf(a).Producer))], by);
        if (LawFold.Of(documents).On(day).ClassOf(lot.Stream, lot.Code, by) is not { } outcome)
        {
            return;
        }

        Accept(into, lot, atoms, outcome, by);
        if (!outcome.Equals(Classes.Intermediate, StringComparison.Ordinal))
        {
            Count(Cells.Accepted, into, lot, atoms, by);
        }
    }

    private void Count(string measure, LotId at, LotState lot, IReadOnlyList<Atom> atoms, string by)
    {
        foreach (var atom in atoms)
        {
            var root = RootOf(atom);
            Add(root.Producer, new(measure, lot.Stream, lot.Code, lot.Holder, by, root.Group, ""), atom.Grams, at);
        }
    }

    private void Add(SiteId producer, CellKey key, long grams, LotId? lot) => postings.Add(month, producer, key, sign * grams, lot);

    private RootState RootOf(Atom atom)
    {
        if (!roots.TryGetValue(atom.Root, out var root))
        {
            roots.Add(atom.Root, root = documents.Get<LotState>(Key(atom.Root))!.Root!);
        }

        return root;
    }

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
        public const string Receive = "receive-waste";
    }
}
