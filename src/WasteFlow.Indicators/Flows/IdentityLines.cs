using System.Collections.Concurrent;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>
/// The two identities (物料平衡): each stream's terms by the day, in Asia/Shanghai, on which a line is claimed to have happened, and every
/// treatment's sum. A move gives and takes in one line, so both hold for any period.
/// </summary>
public static partial class IdentityLines
{
    private const string Days = "identity/";
    internal const string TreatmentsKey = "treatments";
    private const string Reclassified = "reclassified";

    /// <summary>Of so few lots the one that is wanted is found by looking at each.</summary>
    private const int FewMax = 16;

    private static readonly ConcurrentDictionary<LocalDate, string> KeysOfDays = [];

    internal static void Take(MassLine line, FlowBook book)
    {
        if (line.Moves.Count == 0 && line.Lots.Count == 0)
        {
            return;
        }

        var born = line.Lots.Count > FewMax ? line.Lots.ToDictionary(static l => l.Lot) : null;
        if (line.Corrects is { } corrected)
        {
            // What a correction leaves counts where the corrected act is claimed to have happened.
            Post(line, born, HappenedAt(corrected.Was.Said), corrected.Was.Moves, -1, book);
            Post(line, born, corrected.Is is { } now ? HappenedAt(now.Said) : line.Fact.At, corrected.Is?.Moves ?? [], 1, book);
            return;
        }

        if (line.Lots.Count > 0)
        {
            var day = Calendar.DayOf(line.Fact.At);
            var terms = book.TermsOf(day);
            for (var i = 0; i < line.Lots.Count; i++)
            {
                if (book.Of(line.Lots[i].Lot) is { } before)
                {
                    Change(before.State, line.Lots[i], before.Left().Grams, terms);
                }
            }

            book.Put(day, terms);
        }

        Post(line, born, line.Fact.At, line.Moves, 1, book);
    }

    /// <summary>The key of what a day's lines posted.</summary>
    internal static string Key(LocalDate day) => KeysOfDays.GetOrAdd(day, static day => Days + LocalDatePattern.Iso.Format(day));

    private static Instant HappenedAt(JsonElement said) => Wire.TimeOf(said.GetProperty("happenedAt"));

    private static void Post(MassLine line, Dictionary<LotId, LotBorn>? born, Instant at, IReadOnlyList<Move> moves, int sign, FlowBook book)
    {
        if (moves.Count == 0)
        {
            return;
        }

        var day = Calendar.DayOf(at);
        var terms = book.TermsOf(day);
        for (var i = 0; i < moves.Count; i++)
        {
            var move = moves[i];
            Take(sign > 0 ? move : move with { Grams = -move.Grams }, Find(line, born, move.From, book), Find(line, born, move.To, book), terms);
        }

        book.Put(day, terms);
        TakeTreatment(line.Number, moves, sign, book);
    }

    /// <summary>Null for what is no lot.</summary>
    private static (string Stream, string Place)? Find(MassLine line, Dictionary<LotId, LotBorn>? born, string end, FlowBook book)
    {
        if (!LotId.TryRead(end, out var id))
        {
            return null;
        }

        if (born is not null)
        {
            return born.TryGetValue(id, out var made) ? (made.Stream, made.Place) : Known(id, book);
        }

        for (var i = 0; i < line.Lots.Count; i++)
        {
            if (line.Lots[i] is var said && said.Lot == id)
            {
                return (said.Stream, said.Place);
            }
        }

        return Known(id, book);
    }

    private static (string Stream, string Place)? Known(LotId lot, FlowBook book) => book.StateOf(lot) is { } there ? (there.Stream, there.Place) : null;

    private static void Change(LotState before, LotBorn now, long grams, DayTerms terms)
    {
        if (grams != 0)
        {
            Take(new Move("", "", grams), (before.Stream, before.Place), (now.Stream, now.Place), terms);
        }
    }

    private static void Take(Move move, (string Stream, string Place)? from, (string Stream, string Place)? to, DayTerms terms)
    {
        var stream = from?.Stream ?? to?.Stream ?? move.Stream;
        if (from is null && to is null && (Is(move.From, Accounts.Treatment) || Is(move.To, Accounts.Treatment)))
        {
            // An outcome counts by what went in; what a correction leaves open of what came out is the treatment's own.
            return;
        }

        if (from is { } left)
        {
            terms.Add(left.Stream, left.Place, -move.Grams);
        }
        else if (stream is not null && (to is not null || IsSigned(move.From)))
        {
            terms.Add(stream, move.From, IsSigned(move.From) ? -move.Grams : move.Grams);
        }

        if (to is { } entered)
        {
            terms.Add(entered.Stream, entered.Place, move.Grams);
        }
        else if (stream is not null && (from is not null || IsSigned(move.To)))
        {
            terms.Add(stream, Is(move.To, Accounts.Treatment) ? move.Class ?? Classes.Otherwise : move.To, move.Grams);
        }

        if (from is { } a && to is { } b && !a.Stream.Equals(b.Stream, StringComparison.Ordinal))
        {
            terms.Add(a.Stream, Out(Reclassified), move.Grams);
            terms.Add(b.Stream, In(Reclassified), move.Grams);
        }
    }

    /// <summary>Weighing differences and open surpluses stand in the identity of their stream; the other accounts are sources or ends.</summary>
    private static bool IsSigned(string account) => account is Accounts.Weighing or Accounts.Discrepancy;

    private static void TakeTreatment(long line, IReadOnlyList<Move> moves, int sign, FlowBook book)
    {
        if (!IsOfTreatment(moves))
        {
            return;
        }

        var into = moves.Where(static m => Is(m.To, Accounts.Treatment)).ToList();
        var outOf = moves.Where(static m => Is(m.From, Accounts.Treatment)).ToList();
        var sums = book.Treatments;
        book.Treatments = new TreatmentSums(
            sums.Count + sign,
            sums.WasteIn + sign * into.Where(static m => LotId.TryRead(m.From, out _)).Sum(static m => m.Grams),
            sums.Additions + sign * into.Where(static m => Is(m.From, Accounts.Addition)).Sum(static m => m.Grams),
            sums.Products + sign * outOf.Where(static m => Is(m.To, Accounts.Product)).Sum(static m => m.Grams),
            sums.Residues + sign * outOf.Where(static m => LotId.TryRead(m.To, out _)).Sum(static m => m.Grams),
            sums.Losses + sign * outOf.Where(static m => Is(m.To, Accounts.Loss)).Sum(static m => m.Grams),
            sums.Emplaced + sign * outOf.Where(static m => Is(m.To, Accounts.Emplaced)).Sum(static m => m.Grams),
            into.Sum(static m => m.Grams) == outOf.Sum(static m => m.Grams) ? sums.Unbalanced : [.. sums.Unbalanced, line])
        {
            LeftOpen = sums.LeftOpen + sign * (outOf.Where(static m => Is(m.To, Accounts.Discrepancy)).Sum(static m => m.Grams)
                - into.Where(static m => Is(m.From, Accounts.Discrepancy)).Sum(static m => m.Grams)),
        };
    }

    private static bool IsOfTreatment(IReadOnlyList<Move> moves)
    {
        for (var i = 0; i < moves.Count; i++)
        {
            if (Is(moves[i].To, Accounts.Treatment) || Is(moves[i].From, Accounts.Treatment))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Is(string end, string account) =>
        end.StartsWith(account, StringComparison.Ordinal) && (end.Length == account.Length || end[account.Length] == ':');

    private static string In(string what) => what + "-in";

    private static string Out(string what) => what + "-out";
}
