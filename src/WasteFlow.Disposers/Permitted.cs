using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Disposers;

/// <summary>Whether a plant may treat others' waste by a method, and whether the waste goes by it: the rule that movers are held to when they file, asked of what is really done.</summary>
public static class Permitted
{
    private const string Pointer = "/method";

    public static Refused? Objection(TreatWaste act, Register register, Findings found)
    {
        var plant = register.Site(act.Site)!;
        var day = Calendar.DayOf(act.HappenedAt);
        foreach (var received in act.Inputs.Select(i => Of(act.Site, i, register)).OfType<Received>())
        {
            // What was planned is counted against the permit's scale when it is filed, so what is done is not counted again.
            var load = new Load(received.Stream, received.Code, act.Method, null, Pointer, day);
            var manifest = received.Manifest is { } number ? register.Manifest(number) : null;
            var mover = manifest is null ? null : register.Site(manifest.Mover);
            if ((Qualification.Route(load, plant.Division, found)
                ?? Qualification.Permit(load, mover, plant, Approval(manifest, load, register), register, found)) is { } objection)
            {
                return objection;
            }

            Compare(received, manifest, load, found);
        }

        return null;
    }

    private static Received? Of(SiteId site, TreatmentInput input, Register register) => input switch
    {
        { Lot: { } lot } => ReceivedFold.Of(lot, register),
        { Stream: { } stream, Code: { } code } => ReceivedFold.Of(site, stream, code, register),
        _ => null,
    };

    /// <summary>The approval that the manifest travelled under, where it covers the code still.</summary>
    private static GrantApproval? Approval(ManifestFacts? manifest, Load load, Register register) =>
        manifest?.Approval is { } number && register.Approval(number) is { } approval
        && approval.Site == manifest.Mover && approval.Codes.Any(c => WasteCodes.Covers(c, load.Code))
            ? approval
            : null;

    /// <summary>What the manifest named and what is done may differ, but not in silence: the mover chose the receiver by it.</summary>
    private static void Compare(Received received, ManifestFacts? manifest, Load load, Findings found)
    {
        if (manifest is null || received.Item is not { } item || manifest.Items[item - 1] is not { } named || named.Code != load.Code)
        {
            return;
        }

        var planned = found.Law.ClassOf(load.Stream, load.Code, named.Method);
        if (planned is not (null or Classes.Intermediate) && planned != found.Law.ClassOf(load.Stream, load.Code, load.Method))
        {
            found.Add(Note.With("method_differs", Pointer, ("manifest", manifest.Number.Text), ("planned", named.Method), ("method", load.Method)));
        }
    }
}
