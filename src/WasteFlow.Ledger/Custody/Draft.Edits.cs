using System.Text.Json;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Custody;

/// <summary>
/// How a draft edits an earlier line: grams that did not move after all go back, others join. Later acts are never reopened: what an old lot
/// cannot give back any more is covered by the discrepancy account, and what an emptied lot gains is parked beside it.
/// </summary>
public sealed partial class Draft
{
    private List<Contracts.Move>? edition;
    private (Line Line, JsonElement Was, IReadOnlyList<Contracts.Move> Moves, JsonElement? Is)? corrected;

    /// <summary>The corrected line's moves as they stand by now.</summary>
    public IReadOnlyList<Contracts.Move> Edition => edition ?? [];

    /// <summary>Grams that the edits leave open at a holder: above zero where mass is missing, below where more went on than there was.</summary>
    public long LeftOpen { get; private set; }

    /// <summary>The line of an earlier act; null where there is none yet.</summary>
    public Line? LineAt(long line) => line >= 1 && line < number ? state.Line(line) : null;

    /// <summary>From here on the draft edits a line.</summary>
    /// <param name="stands">The line as earlier corrections left it; null where there were none.</param>
    /// <param name="now">The act as it stands from now on; null where it is taken back.</param>
    public void BeginEdit(Line line, Edition? stands, JsonElement? now)
    {
        corrected = (line, stands?.Said ?? line.Said, stands?.Moves ?? line.Moves, now);
        edition = [.. corrected.Value.Moves];
    }

    /// <summary>What the edits leave to be settled; null where nothing is.</summary>
    public Remainder? Leaves { get; set; }

    /// <summary>This line's own moves so far.</summary>
    public IReadOnlyList<Contracts.Move> Moved => moves;

    /// <summary>What stands of the line after the edits; null where none was edited.</summary>
    public Corrected? Corrects => corrected is not { } c ? null
        : new(c.Line.Number, c.Line.Act, new(c.Was, c.Moves), c.Is is { } now ? new(now, edition!) : null, Leaves);

    /// <summary>So many grams of the corrected line's move from <paramref name="from"/> to <paramref name="to"/> did not move after all.</summary>
    public void Undo(string from, string to, long grams)
    {
        var left = grams;
        for (var i = edition!.Count - 1; i >= 0 && left > 0; i--)
        {
            if (edition[i].From == from && edition[i].To == to)
            {
                var part = Math.Min(left, edition[i].Grams);
                left -= part;
                Shift(edition[i] with { From = to, To = from, Class = null }, part);
                edition[i] = edition[i] with { Grams = edition[i].Grams - part };
            }
        }

        ArgumentOutOfRangeException.ThrowIfNotEqual(left, 0);
        edition.RemoveAll(static m => m.Grams == 0);
    }

    /// <summary>So many grams moved in the corrected line besides.</summary>
    public void Join(string from, string to, long grams, string? outcome = null, string? stream = null, WasteCode? code = null)
    {
        var move = new Contracts.Move(from, to, grams, outcome, stream, code);
        Shift(move, grams);
        var at = edition!.FindIndex(m => m with { Grams = grams } == move);
        if (grams > 0 && at >= 0)
        {
            edition[at] = edition[at] with { Grams = checked(edition[at].Grams + grams) };
        }
        else if (grams > 0)
        {
            // What comes in comes before it goes on, and after what made the lot.
            var goesOn = edition.FindIndex(m => m.From == to);
            edition.Insert(goesOn < 0 ? edition.Count : goesOn, move);
        }
    }

    /// <summary>Makes sure that a lot can give back so much: what has gone on stands on the discrepancy account.</summary>
    public void Cover(LotId lot, long grams)
    {
        var lack = grams - Lot(lot)!.Free;
        foreach (var parked in edition!.Where(m => m.From == lot.ToString() && LotId.TryRead(m.To, out var to) && Lot(to)!.Place == Places.Discrepancy).ToList())
        {
            var back = Math.Clamp(lack, 0, Math.Min(parked.Grams, Lot(LotId.Read(parked.To))!.Free));
            Undo(parked.From, parked.To, back);
            LeftOpen -= back;
            lack -= back;
        }

        if (lack > 0)
        {
            Join(Accounts.Discrepancy, lot.ToString(), lack);
            LeftOpen -= lack;
        }
    }

    /// <summary>Gives back what the discrepancy account covered for a lot, up to so much; what is left of it.</summary>
    public long Uncover(LotId lot, long grams)
    {
        var covered = edition!.Where(m => m.From == Accounts.Discrepancy && m.To == lot.ToString()).Sum(static m => m.Grams);
        var back = Math.Min(covered, grams);
        Undo(Accounts.Discrepancy, lot.ToString(), back);
        LeftOpen += back;
        return grams - back;
    }

    /// <summary>What came into a lot that had been emptied before stands as a discrepancy at its holder.</summary>
    public void Park(LotId lot, long grams)
    {
        var from = Lot(lot)!;
        var parked = Born(from.Code, from.Stream, from.Holder, Places.Discrepancy, from.Since, moisture: from.MoisturePerMille);
        Join(lot.ToString(), parked.ToString(), grams);
        LeftOpen += grams;
    }

    /// <summary>A treatment that its loss cannot close is closed by the plant's discrepancy account.</summary>
    /// <param name="grams">Above zero: so much came out less than went in.</param>
    public void CloseTreatment(long grams, LotState input)
    {
        LeftOpen += grams;
        if (grams > 0)
        {
            Join(Accounts.Treatment, Accounts.Discrepancy, grams, null, input.Stream, input.Code);
        }
        else
        {
            Join(Accounts.Discrepancy, Accounts.Treatment, -grams, null, input.Stream, input.Code);
        }
    }

    /// <summary>Whether an allowance that a line held or used counts in another unit by now: so it was granted anew since, and what the line did there cannot be undone.</summary>
    public bool CountsOtherwise(IEnumerable<AllowanceMove> done) =>
        done.Any(m => (m.Pending != 0 || m.Posted != 0) && Find<AllowanceState>(Keys.Allowance(m.Allowance))!.Unit != m.Unit);

    /// <summary>Takes back what a line did to allowances.</summary>
    public void TakeBack(IEnumerable<AllowanceMove> done)
    {
        foreach (var move in done.Where(static m => m.Pending != 0 || m.Posted != 0))
        {
            Change(new(move.Allowance, 0, Item: move.Item), -move.Pending, -move.Posted);
        }
    }

    private void Shift(Contracts.Move move, long grams)
    {
        if (grams == 0)
        {
            return;
        }

        if (LotId.TryRead(move.From, out var giver))
        {
            Retell(giver);
            Take(giver, grams, null);
        }

        if (LotId.TryRead(move.To, out var taker))
        {
            Retell(taker);
            Give(taker, grams);
        }

        moves.Add(move with { Grams = grams });
    }

    // Whoever reckons by the lines alone has forgotten emptied lots, so the line tells them again.
    private void Retell(LotId id)
    {
        if (id.Line != number && born.All(b => b.Lot != id))
        {
            var lot = Lot(id)!;
            born.Add(new(id, lot.Code, lot.Stream, lot.Holder, lot.Place, lot.Since, MoisturePerMille: lot.MoisturePerMille));
        }
    }
}
