using System.Globalization;
using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Ledger.Custody;
using WasteFlow.Ledger.Manifest;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Correction;

/// <summary>The signer takes back what he signed last, while nobody has acted on it.</summary>
public static class TakingBack
{
    /// <summary>By our clock, from the line to the taking back (ours; Italy's RENTRI has the same rule).</summary>
    public static readonly Duration Within = Duration.FromMinutes(15);

    public static Waste.Refused? TakeBack(TakeBackAct act, Draft draft)
    {
        if (draft.LineAt(act.Line) is not { } line)
        {
            return Waste.Refused.With("no_such_line", "/line", ("line", Text(act.Line)));
        }

        if (CorrectionRows.Find(line.Act, "") is not { Verdict: "yes" } || line.Corrects is not null || CarriesOn(line))
        {
            return Waste.Refused.With("not_to_be_taken_back", "/line", ("act", line.Act));
        }

        if (line.By.Person != draft.Ask.By.Person)
        {
            return Waste.Refused.With("not_your_act", "/line", ("line", Text(line.Number)));
        }

        var fact = Proposing.Fact(line.Number, draft);
        if (fact is not { TakenBack: null, Open: null, Stands: null })
        {
            return Waste.Refused.With(fact.TakenBack == true ? "taken_back" : "acted_upon", "/line", ("line", Text(line.Number)));
        }

        if (draft.Ask.ReceivedAt - line.RecordedAt > Within)
        {
            return Waste.Refused.With("too_late_to_take_back", "/line", ("line", Text(line.Number)));
        }

        var manifest = line.Manifest is { } step ? draft.Find<ManifestState>(Keys.Manifest(step.Number)) : null;
        if ((manifest is not null && manifest.Line != line.Number) || !Untouched(line, draft) || !Unpacking.Untouched(line, draft)
            || draft.CountsOtherwise(line.Allowances))
        {
            return Waste.Refused.With("acted_upon", "/line", ("line", Text(line.Number)));
        }

        var places = Unpacking.Places(line, manifest, draft);
        draft.BeginEdit(line, null, null);
        foreach (var move in line.Moves.Reverse())
        {
            draft.Undo(move.From, move.To, move.Grams);
        }

        draft.TakeBack(line.Allowances);
        if (manifest is not null && Restore(manifest, line, draft) is { } objection)
        {
            return objection;
        }

        if (line.Act == "meter-waste")
        {
            Metering.Reread(line.As<MeterWaste>(), null, draft);
        }

        places.ForEach(draft.Place);
        draft.Put(CorrectionKeys.Fact(line.Number), fact with { TakenBack = true });
        return null;
    }

    /// <summary>A filing that took over another manifest's load has changed two manifests.</summary>
    private static bool CarriesOn(Line line) => line.Notes.Any(static n => n.Code == "carries_on");

    /// <summary>What the line made lies as it left it.</summary>
    private static bool Untouched(Line line, Draft draft) => line.Lots.Where(l => l.Lot.Line == line.Number).All(born =>
        draft.Lot(born.Lot) is { Reserved: 0 } lot
        && lot.Grams == line.Moves.Sum(m => (m.To == born.Lot.ToString() ? m.Grams : 0) - (m.From == born.Lot.ToString() ? m.Grams : 0)));

    private static Waste.Refused? Restore(ManifestState manifest, Line line, Draft draft)
    {
        if (manifest.Before is not { } before)
        {
            Release(manifest, draft);
            Put(manifest with { State = States.Cancelled, Takes = [] }, draft);
            return null;
        }

        // What the act set free may be promised to somebody else by now.
        foreach (var portion in before.State == States.Filed ? before.Items.SelectMany(static i => i.Reserved) : [])
        {
            if (draft.Lot(portion.Lot)!.Free < portion.Grams)
            {
                return Waste.Refused.With("acted_upon", "/line", ("line", Text(line.Number)));
            }

            draft.Reserve(portion.Lot, portion.Grams);
        }

        Put(before, draft);
        return null;
    }

    private static void Release(ManifestState manifest, Draft draft)
    {
        foreach (var portion in manifest.Items.SelectMany(static i => i.Reserved))
        {
            draft.Reserve(portion.Lot, -portion.Grams);
        }
    }

    private static void Put(ManifestState manifest, Draft draft)
    {
        draft.Put(Keys.Manifest(manifest.Number), manifest);
        draft.Step = new(manifest.Number, manifest.State);
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
