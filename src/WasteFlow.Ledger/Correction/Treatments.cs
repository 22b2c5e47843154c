using System.Globalization;
using System.Text.Json;
using WasteFlow.Contracts;
using WasteFlow.Ledger.Custody;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Correction;

/// <summary>Corrections of a treatment: it is closed again by its loss; what the loss cannot take stands open at the plant.</summary>
internal static class Treatments
{
    public static Waste.Refused? Correct(Agreed agreed, Draft draft)
    {
        var (before, after) = (agreed.Before<TreatWaste>(), agreed.After<TreatWaste>());
        if (agreed.Pointer == "/method")
        {
            return Method(agreed, after, draft);
        }

        var place = agreed.Pointer == "/emplaced" ? 0 : agreed.Place;
        var list = agreed.Pointer.Split('/')[1];
        if (Posting.Grams(Part(before, list, place), Part(after, list, place), out var old, out var now) is { } unreadable)
        {
            return unreadable;
        }

        var by = list == "losses" ? Lost(after, place) - Booked(Account(before, list, place), draft.Edition) : now - old;
        switch (list)
        {
            case "additions":
                Flow($"{Accounts.Addition}:{before.Additions![place].Kind}", Accounts.Treatment, by, draft);
                by = -by;
                break;
            case "residues":
                Posting.Change(Accounts.Treatment, agreed.Line.Lots[place].Lot, by, draft);
                break;
            default:
                Flow(Accounts.Treatment, Account(before, list, place), by, draft);
                break;
        }

        Close(list == "losses" ? Account(before, list, place) : null, -by, draft);
        return null;
    }

    /// <summary>Another method gives the inputs their class by the table of its day.</summary>
    private static Waste.Refused? Method(Agreed agreed, TreatWaste after, Draft draft)
    {
        var inputs = draft.Edition.Where(static m => m.To == Accounts.Treatment && LotId.TryRead(m.From, out _)).ToList();
        foreach (var input in inputs)
        {
            var lot = draft.Lot(LotId.Read(input.From))!;
            if (draft.LawOn(Waste.Calendar.DayOf(agreed.Line.RecordedAt)).ClassOf(lot.Stream, lot.Code, after.Method) is not { } known || known == Classes.Intermediate)
            {
                return Waste.Refused.With("method_unknown", "/value", ("method", after.Method), ("code", lot.Code.Text));
            }

            draft.Undo(input.From, Accounts.Treatment, input.Grams);
            draft.Join(input.From, Accounts.Treatment, input.Grams, known);
        }

        return null;
    }

    private static Quantity Part(TreatWaste act, string list, int place) => list switch
    {
        "additions" => act.Additions![place].Quantity,
        "products" => act.Products![place].Quantity,
        "residues" => act.Residues![place].Quantity,
        "losses" => act.Losses![place].Quantity,
        _ => act.Emplaced!,
    };

    private static string Account(TreatWaste act, string list, int place) => list switch
    {
        "products" => $"{Accounts.Product}:{act.Products![place].Kind}",
        "losses" => $"{Accounts.Loss}:{act.Losses![place].Kind}",
        _ => Accounts.Emplaced,
    };

    /// <summary>Whether the losses of the kind at <c>/losses/*/quantity</c> are booked as they are said.</summary>
    public static bool StandsAsSaid(Edition stands, string pointer)
    {
        var act = stands.Said.Deserialize<TreatWaste>(Wire.Options)!;
        var place = int.Parse(pointer.Split('/')[2], NumberStyles.None, CultureInfo.InvariantCulture);
        return Lost(act, place) == Booked(Account(act, "losses", place), stands.Moves);
    }

    /// <summary>What the losses of one's kind are said to be, in grams.</summary>
    private static long Lost(TreatWaste act, int place) => act.Losses!.Where(other => other.Kind == act.Losses![place].Kind)
        .Sum(static other => Measured.Grams(other.Quantity, "/value", out var grams) is null ? grams : 0);

    /// <summary>What stands on a loss: corrections of other parts were closed by it, so that it is no longer what was said.</summary>
    private static long Booked(string loss, IReadOnlyList<Move> moves) => moves.Where(m => m.From == Accounts.Treatment && m.To == loss).Sum(static m => m.Grams);

    private static void Flow(string from, string to, long by, Draft draft)
    {
        if (by < 0)
        {
            draft.Undo(from, to, -by);
        }
        else if (by > 0)
        {
            draft.Join(from, to, by);
        }
    }

    /// <param name="but">The loss that was itself corrected, and so does not close the treatment.</param>
    /// <param name="missing">What went in beyond what came out; below zero where more came out.</param>
    private static void Close(string? but, long missing, Draft draft)
    {
        var loss = draft.Edition.FirstOrDefault(
            m => m.From == Accounts.Treatment && m.To != but && m.To.StartsWith(Accounts.Loss, StringComparison.Ordinal));
        var input = draft.Edition.First(static m => m.To == Accounts.Treatment && LotId.TryRead(m.From, out _));
        if (missing > 0 && loss is not null)
        {
            draft.Join(Accounts.Treatment, loss.To, missing);
            return;
        }

        if (missing < 0 && loss is not null)
        {
            var back = Math.Min(-missing, loss.Grams);
            draft.Undo(Accounts.Treatment, loss.To, back);
            missing += back;
        }

        if (missing != 0)
        {
            draft.CloseTreatment(missing, draft.Lot(LotId.Read(input.From))!);
        }
    }
}
