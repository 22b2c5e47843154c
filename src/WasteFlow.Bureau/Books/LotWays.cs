using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Bureau;

/// <summary>
/// Keeps of each lot of hazardous waste by which movement it came into its holder's stock, or of which lots there it was made, so that a book can name the
/// batches (批次) that a later one came of.
/// </summary>
internal static class LotWays
{
    /// <summary>What lots are made of where they lie, and what was said of them as they were filled: what their waste is called and its store go along.</summary>
    public static void Follow(IReadOnlyList<Move> moves, MovementLines read, FoldDocuments documents, int sign)
    {
        foreach (var into in moves.GroupBy(static m => m.To))
        {
            if (!LotId.TryRead(into.Key, out var taker) || documents.Get<BookLot>(MovementLines.Key(taker)) is not { Place: Places.Storage } lot
                || !WasteCodes.IsHazardous(lot.Code))
            {
                continue;
            }

            var of = (lot.Of ?? []).ToList();
            foreach (var from in into.Select(static m => LotId.TryRead(m.From, out var giver) ? giver : (LotId?)null).OfType<LotId>().Distinct())
            {
                if (documents.Get<BookLot>(MovementLines.Key(from)) is not { Place: Places.Storage } giver || giver.Holder != lot.Holder)
                {
                    continue;
                }

                of.Remove(from);
                if (sign > 0)
                {
                    of.Add(from);
                }
            }

            var said = read.Along();
            var note = sign > 0 ? lot.Note ?? (read.IsOf(lot.Holder) ? said : null) : lot.Note == said ? null : lot.Note;
            var now = lot with { Of = of.Count > 0 ? of : null, Note = note };
            if (now != lot)
            {
                documents.Put(MovementLines.Key(taker), now);
            }
        }
    }

    /// <summary>What was said of a lot for the books: with the act that filled it, else of the first of those that it was made of.</summary>
    /// <param name="found">What was found of the lots that were asked for before.</param>
    public static BookNote? NoteOf(LotId lot, FoldDocuments documents, Dictionary<LotId, BookNote?> found)
    {
        BookNote? note = null;
        var (seen, open) = (new HashSet<LotId> { lot }, new Stack<LotId>([lot]));
        while (note is null && open.TryPop(out var next))
        {
            if (found.TryGetValue(next, out note) || documents.Get<BookLot>(MovementLines.Key(next)) is not { } known)
            {
                continue;
            }

            note = known.Note;
            foreach (var part in (known.Of ?? []).Reverse().Where(seen.Add))
            {
                open.Push(part);
            }
        }

        return found[lot] = note;
    }

    /// <param name="day">Null where the movements are taken out.</param>
    public static void Enter(IReadOnlyList<Movement> movements, LocalDate? day, FoldDocuments documents)
    {
        foreach (var movement in movements)
        {
            if (MovementKinds.Sign(movement.Kind) > 0 && movement.Kind != MovementKinds.MovedIn && movement.Lot is { } lot && WasteCodes.IsHazardous(movement.Code)
                && documents.Get<BookLot>(MovementLines.Key(lot)) is { } known)
            {
                documents.Put(MovementLines.Key(lot), known with { Entered = day });
            }
        }
    }
}
