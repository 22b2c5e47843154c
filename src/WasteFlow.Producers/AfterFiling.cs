using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Producers;

/// <summary>What the mover does with a manifest it has filed: take it back, have the load back, send it elsewhere.</summary>
public static class AfterFiling
{
    public static Judgement Cancel(CancelManifest act, Register register, Caller by, Instant now)
    {
        var found = new Findings(register.LawOf(act));
        return found.Close(Own(act.Manifest, register, by, found, out _) ?? Holding.Written(act.Reason, "/reason"));
    }

    /// <summary>The gate that refused the load may say so for a mover without an account.</summary>
    public static Judgement Return(ReturnWaste act, Register register, Caller by, Instant now)
    {
        var found = new Findings(register.LawOf(act));
        var gate = register.Manifest(act.Manifest) is { } manifest ? register.Site(manifest.Receiver)?.Enterprise : null;
        return found.Close(Own(act.Manifest, register, by, found, out _, gate));
    }

    public static Judgement Divert(DivertWaste act, Register register, Caller by, Instant now)
    {
        var found = new Findings(register.LawOf(act));
        return found.Close(
            Own(act.Manifest, register, by, found, out var manifest)
            ?? NewReceiver(act, manifest!, register, found)
            ?? Holding.Written(act.Reason, "/reason"));
    }

    private static Refused? Own(
        ManifestNumber number, Register register, Caller by, Findings found, out ManifestFacts? manifest, EnterpriseId? gate = null)
    {
        manifest = register.Manifest(number);
        return manifest is null
            ? Refused.With("no_such_manifest", "/manifest", ("manifest", number.Text))
            : Standing.Objection(by, register, manifest.Mover, "/manifest", found, manifest.Stream, gate);
    }

    /// <summary>The load keeps its codes; method and permit are judged anew for who is to take it.</summary>
    private static Refused? NewReceiver(DivertWaste act, ManifestFacts manifest, Register register, Findings found)
    {
        if (register.Site(act.NewReceiver) is not { } receiver)
        {
            return Refused.With("site_unknown", "/newReceiver", ("site", act.NewReceiver.Text));
        }

        var mover = register.Site(manifest.Mover)!;
        var day = Calendar.DayOf(act.HappenedAt);
        if (Operating.Receiver(receiver, "/newReceiver", day, register, found) is { } shut)
        {
            return shut;
        }

        foreach (var item in manifest.Items)
        {
            if (Operating.Point(receiver, manifest.Stream, item.Code, "/newReceiver", found) is { } notTaken)
            {
                return notTaken;
            }

            var load = new Load(manifest.Stream, item.Code, act.Method, null, "/method", day);
            if ((Qualification.Method(load, found) ?? Qualification.Route(load, receiver.Division, found) ?? Qualification.Permit(load, mover, receiver, null, register, found)) is { } objection)
            {
                return objection;
            }
        }

        return null;
    }
}
