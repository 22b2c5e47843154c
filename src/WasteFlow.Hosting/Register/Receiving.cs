using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Hosting;

/// <summary>Receipt goes in by the door of its method: to collect and store, or to utilise and dispose of.</summary>
public static class Receiving
{
    internal const string Storing = "collectors";
    internal const string Treating = "disposers";

    /// <summary>For a room that receives into storage: every item's method is intermediate.</summary>
    public static Judgement IntoStorage(ReceiveWaste act, Register register, Caller by, Instant now) =>
        Receive(act, register, by, now, static (m, law) => m.Items.FirstOrDefault(i => !law.Methods.IsIntermediate(i.Method)), Treating);

    /// <summary>For a room that receives for treatment: at least one item's method is final.</summary>
    public static Judgement ForTreatment(ReceiveWaste act, Register register, Caller by, Instant now) =>
        Receive(act, register, by, now, static (m, law) => m.Items.All(i => law.Methods.IsIntermediate(i.Method)) ? m.Items[0] : null, Storing);

    private static Judgement Receive(
        ReceiveWaste act, Register register, Caller by, Instant now, Func<ManifestFacts, TableSet, ItemFacts?> misplaced, string otherDoor)
    {
        if (register.Manifest(act.Manifest) is not { } manifest)
        {
            return Refused.With("no_such_manifest", "/manifest", ("manifest", act.Manifest.Text));
        }

        var law = register.LawOf(manifest);
        var found = new Findings(law);
        if (Standing.Objection(by, register, act.Receiver, "/receiver", found, manifest.Stream) is { } objection)
        {
            return objection;
        }

        if (misplaced(manifest, law.Tables) is { } item)
        {
            return Refused.With("wrong_door", "/manifest", ("method", item.Method), ("room", otherDoor));
        }

        if (manifest.Items.Any(i => law.Tables.Streams.Of(manifest.Stream).IsNational(i.Code)))
        {
            foreach (var note in Lateness.Notes(law, "receipt-confirmed", register.Site(act.Receiver)!.Division, act.HappenedAt, now))
            {
                found.Add(note);
            }
        }

        return found.Close(null);
    }
}
