using WasteFlow.Contracts;
using WasteFlow.Ledger.Custody;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Manifest;

/// <summary>A day's flow through a pipe, by its meters: a manifest that is filed and received by one line.</summary>
public static class Metering
{
    public static Refused? Meter(MeterWaste act, Draft draft)
    {
        var sent = 0L;
        if ((act.Flow(out _) ?? (act.Sent is { } said ? Measured.Grams(said, "/sent", out sent) : null)) is { } unreadable)
        {
            return unreadable;
        }

        if (Filing.File(act.Filing(), draft) is { } objection)
        {
            return objection;
        }

        var number = draft.Step!.Number;
        if (act.Sent is not null)
        {
            var manifest = draft.Find<ManifestState>(Keys.Manifest(number))!;
            var loaded = manifest.Items.Select((item, i) => Carriage.Load(item with { LoadedAs = Ends.InUnits(act.Sent) }, i, sent, manifest, draft)).ToArray();
            draft.Put(Keys.Manifest(number), manifest with { State = States.InTransit, PickUp = "said", Items = loaded });
        }

        if (Receipt.Receive(act.Receipt(number), draft) is { } refused)
        {
            return refused;
        }

        var key = Keys.Meter(act.Receiver, act.Meter);
        if (draft.Find<MeterState>(key) is { } last && last.Reading != act.From)
        {
            draft.Warn("meter_gap", "/from", ("meter", act.Meter), ("last", last.Reading));
        }

        draft.Put(key, new MeterState(act.To));
        return null;
    }

    /// <summary>A reading that was put right, or taken back to where it began, is the one that the next day goes on from, unless that has come.</summary>
    public static void Reread(MeterWaste was, MeterWaste? now, Draft draft)
    {
        var key = Keys.Meter(was.Receiver, was.Meter);
        if (draft.Find<MeterState>(key)!.Reading == was.To)
        {
            draft.Put(key, new MeterState(now?.To ?? was.From));
        }
    }
}
