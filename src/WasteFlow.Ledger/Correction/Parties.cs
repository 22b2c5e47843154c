using WasteFlow.Contracts;
using WasteFlow.Ledger.Custody;
using WasteFlow.Ledger.Manifest;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Correction;

/// <summary>Which enterprise has which role in a line.</summary>
public static class Parties
{
    /// <summary>Null where the line has nobody in that role.</summary>
    public static EnterpriseId? Of(string role, Line line, Draft draft)
    {
        if (role == PartyRoles.Holder)
        {
            return line.Said.TryGetProperty("site", out var site) && site.GetString() is { } id ? draft.Site(new(id))?.Enterprise : null;
        }

        return line.Manifest is { } step && draft.Find<ManifestState>(Keys.Manifest(step.Number)) is { } manifest ? Of(role, manifest, draft) : null;
    }

    public static EnterpriseId? Of(string role, ManifestState manifest, Draft draft) => role switch
    {
        PartyRoles.Mover => draft.Site(manifest.Mover)?.Enterprise,
        PartyRoles.Carrier => manifest.Carrier,
        PartyRoles.Receiver => draft.Site(manifest.Receiver)?.Enterprise,
        _ => null,
    };
}
