using System.Globalization;
using Microsoft.AspNetCore.Routing;
using WasteFlow.Client;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Portal.Pages;
using WasteFlow.Portal.Visits;
using WasteFlow.Waste;

namespace WasteFlow.Portal.Doors;

/// <summary>The first page: what is on the way, as far as the reader may see it.</summary>
public static class OnTheWayDoor
{
    /// <summary>A manifest in one of these states still has mass on the road, or will have, or a difference that nobody has settled.</summary>
    public static readonly IReadOnlyList<string> OpenStates = ["filed", "in-transit", "arrived", "partly-received", "refused", "received"];

    /// <summary>What the list of a state can hold at most.</summary>
    public const int RowsMax = 500;

    private const int RowsFirst = 30;
    private const int EndedShown = 10;

    public static async Task<Page> Show(Visit visit, RouteValueDictionary route)
    {
        if (visit.Query("q") is { } sought)
        {
            return Find(sought);
        }

        if (visit.Is(Roles.Planner) && !visit.Is(Roles.Officer) && visit.Here == PortalRoom.Root)
        {
            return Page.GoTo($"{PortalRoom.Root}/plans");
        }

        if ((await visit.LookAtHead()) is { Went: false } behind)
        {
            return Page.Problem(behind);
        }

        var state = visit.Query("state");
        var stream = visit.Query("stream");
        var rows = new List<ManifestRow>();
        var capped = new HashSet<string>(StringComparer.Ordinal);
        foreach (var asked in OpenStates.Append(state).OfType<string>().Distinct())
        {
            var answer = await visit.Client.Manifests(asked, take: RowsMax, cancel: visit.Cancel);
            if (answer.Value is not { } some)
            {
                return Page.Problem(answer);
            }

            if (some.Count == RowsMax)
            {
                capped.Add(asked);
            }

            rows.AddRange(some.Where(r => stream is null || r.Stream == stream));
        }

        var sums = OpenStates.Select(s => new StateSum(s, rows.Count(r => r.State == s), rows.Where(r => r.State == s).Sum(static r => r.Declared), capped.Contains(s))).ToList();
        var listed = rows.Where(r => state is null ? OpenStates.Contains(r.State) : r.State == state).OrderByDescending(static r => r.LastAt).ThenByDescending(static r => r.Line).ToList();
        var shown = listed.Take(Take(visit)).ToList();
        var ended = await Ended(visit, state, stream);
        await visit.Names.Load(
            shown.Concat(ended).SelectMany(static r => new SiteId?[] { r.Mover, r.Receiver }), shown.Concat(ended).Select(static r => (EnterpriseId?)r.Carrier).Append(visit.Session!.Enterprise), visit.Cancel);
        var alarms = await AlarmsDoor.Count(visit);
        return Page.Of<OnTheWayPage>(("Alarms", alarms), ("Sums", sums), ("Rows", shown), ("Listed", listed.Count), ("Ended", ended), ("State", state), ("Stream", stream));
    }

    /// <summary>The latest that came to their end, where nothing was sought in particular.</summary>
    private static async Task<IReadOnlyList<ManifestRow>> Ended(Visit visit, string? state, string? stream) =>
        state is null && stream is null && (await visit.Client.Manifests("closed", take: EndedShown, cancel: visit.Cancel)).Value is { } rows
            ? [.. rows.OrderByDescending(static r => r.LastAt)] : [];

    // A lot is written L12-1, which no manifest number is; all else is looked up as a manifest.
    private static Page Find(string sought) => LotId.TryRead(sought.ToUpperInvariant(), out var lot)
        ? Page.GoTo($"{PortalRoom.Root}/trace?lot={lot}")
        : Page.GoTo($"{PortalRoom.Root}/manifests/{Uri.EscapeDataString(sought.ToUpperInvariant())}");

    private static int Take(Visit visit) =>
        int.TryParse(visit.Query("take"), NumberStyles.None, CultureInfo.InvariantCulture, out var take) ? Math.Clamp(take, 1, RowsMax * OpenStates.Count) : RowsFirst;
}

/// <summary>How many manifests stand in a state, and the declared mass on them in grams.</summary>
/// <param name="Capped">There may be more: the list of a state ends at <see cref="OnTheWayDoor.RowsMax"/>.</param>
public sealed record StateSum(string State, int Count, long Grams, bool Capped);
