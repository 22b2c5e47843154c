using NodaTime;
using NodaTime.Text;
using WasteFlow.Contracts;
using WasteFlow.Ledger.Custody;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Manifest;

/// <summary>
/// What the acts of one manifest claim of their times. A phone whose clock ran backwards is believed and marked, and our own time stands beside
/// it; an act that comes late for a known reason is no clock's fault, and a correction says nothing of clocks.
/// </summary>
public static class Clocks
{
    public static void Compare(IAct act, Draft draft)
    {
        if (draft.Step is not { } step || !Transitions.Rows.ContainsKey((draft.Ask.Act, States.Filed)) || draft.Changed<ManifestState>(Keys.Manifest(step.Number)) is not { } manifest
            || (act is PickUpWaste && manifest.PickUp == "confirmed"))
        {
            return;
        }

        var last = manifest.LastAt ?? manifest.FiledAt;
        if (act.HappenedAt > last)
        {
            draft.Put(Keys.Manifest(step.Number), manifest with { LastAt = act.HappenedAt });
        }
        else if (act.HappenedAt < last && draft.LawOf(manifest).Rule("clock-behind", draft.Site(manifest.Mover)!.Division, manifest.Stream)?.Value is { } minutes
            && last - act.HappenedAt > Duration.FromMinutes(minutes))
        {
            draft.Warn("clock_behind", "/happenedAt", ("last", InstantPattern.General.Format(last)));
        }
    }
}
