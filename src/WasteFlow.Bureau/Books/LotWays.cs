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
    /// <summary>What lots are made of where they lie; what their waste is called and its store go along.</summary>
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
            BookNote? along = null;
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
                    along ??= giver.Note;
                }
            }

            var said = read.IsOf(lot.Holder) ? read.Along() : null;
            var now = lot with { Of = of.Count > 0 ? of : null, Note = lot.Note ?? said ?? along };
            if (now != lot)
            {
                documents.Put(MovementLines.Key(taker), now);
            }
        }
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
