using System.Globalization;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>What counts of the register (登记台账) are made of: sites with their changes, and the papers that stand beside them. Words under one number follow one another, see <see cref="Renewals"/>.</summary>
internal static class RegisterLines
{
    public const string Changed = "changed/";
    public const string Permits = "permit/";
    public const string Insurances = "insurance/";
    public const string Contracts = "contract/";
    public const string Areas = "area/";
    public const string Inspections = "inspection/";

    private static readonly string[] Papers = [Permits, Insurances, Contracts, Areas, Inspections, Renewals.Others];

    public static bool IsPaper(string key) => Array.Exists(Papers, p => key.StartsWith(p, StringComparison.Ordinal));

    public static void Take(Line line, FoldDocuments documents)
    {
        switch (line.Act)
        {
            case "register-site":
                var site = line.As<RegisterSite>();
                if (documents.Get<ChangedSite>($"{Changed}{site.Site}") is not null)
                {
                    documents.Put($"{Changed}{site.Site}", new ChangedSite(site, []));
                }

                PutSite(site, documents);
                break;
            case "change-site":
                var change = line.As<ChangeSite>();
                var before = documents.Get<RegisterSite>($"{EntryLines.Sites}{change.Site}")!;
                var changed = documents.Get<ChangedSite>($"{Changed}{change.Site}") ?? new(before, []);
                documents.Put($"{Changed}{change.Site}", changed with { Changes = [.. changed.Changes, change] });
                PutSite(change.Of(before), documents);
                break;
            case "grant-permit":
                var permit = line.As<GrantPermit>();
                Renewals.Put($"{Permits}{permit.Permit}", permit, static p => (p.From, p.Until), static (p, day) => p with { Until = day }, documents);
                break;
            case "register-insurance":
                var insurance = line.As<RegisterInsurance>();
                Renewals.Put(
                    $"{Insurances}{insurance.Enterprise}/{insurance.Policy}", insurance, static i => (i.From, i.Until), static (i, day) => i with { Until = day }, documents);
                break;
            case "register-contract":
                var contract = line.As<RegisterContract>();
                Renewals.Put(
                    $"{Contracts}{contract.Enterprise}/{contract.Contract}", contract, static c => (c.From, c.Until), static (c, day) => c with { Until = day }, documents);
                break;
            case "register-service-area":
                var area = line.As<RegisterServiceArea>();
                documents.Put($"{Areas}{area.Site}", area);
                break;
            case "record-inspection":
                documents.Put(string.Create(CultureInfo.InvariantCulture, $"{Inspections}{line.Number:D12}"), new Inspected(line.Number, line.As<RecordInspection>()));
                break;
            default:
                return;
        }

        documents.Put(RegisterEdition.Key, new RegisterEdition(line.Number));
    }

    private static void PutSite(RegisterSite site, FoldDocuments documents)
    {
        var key = $"{EntryLines.Sites}{site.Site}";
        Summing.Move(site.Site, documents.Get<RegisterSite>(key), site, documents);
        documents.Put(key, site);
    }
}

/// <summary>A site that was changed since it was registered.</summary>
/// <param name="First">As it was registered.</param>
/// <param name="Changes">In the order they were said.</param>
public sealed record ChangedSite(RegisterSite First, IReadOnlyList<ChangeSite> Changes);

/// <param name="Line">The line that recorded it: its number is <c>I</c> and this.</param>
public sealed record Inspected(long Line, RecordInspection Act);
