using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>What a line changed: a document, and of a site's month the cells.</summary>
/// <param name="Supervisors">Of a site with flows, whose it was and whose it became; null for all else.</param>
internal sealed record Touch(long Line, string Key, IReadOnlyList<CellKey> Cells, IReadOnlyList<string>? Supervisors = null);

/// <summary>Documents that note which line changes which of them, while a fold is replayed on.</summary>
internal sealed class Touches(FoldDocuments documents) : FoldDocuments
{
    public const string SiteMonths = "cells/";

    private readonly List<Touch> all = [];

    /// <summary>The line that is being taken in.</summary>
    public long Line { get; set; }

    public IReadOnlyList<Touch> All => all;

    /// <summary>A month's cells are handed out as a copy, as the fold adds to them in place.</summary>
    public override T? Get<T>(string key) where T : class =>
        documents.Get<T>(key) is { } found ? found is SiteMonth month ? (T)(object)new SiteMonth(new(month.Cells)) : found : null;

    public override void Put<T>(string key, T value)
    {
        all.Add(new(Line, key, value is SiteMonth month ? Changed(key, month) : [], value is RegisterSite site ? Supervisors(key, site) : null));
        documents.Put(key, value);
    }

    public override void Remove(string key)
    {
        all.Add(new(Line, key, key.StartsWith(SiteMonths, StringComparison.Ordinal) && documents.Get<SiteMonth>(key) is { } month ? [.. month.Cells.Keys] : []));
        documents.Remove(key);
    }

    public override IReadOnlyList<KeyValuePair<string, T>> Scan<T>(string prefix) => documents.Scan<T>(prefix);

    /// <summary>Before it was registered it was nobody's.</summary>
    private string[]? Supervisors(string key, RegisterSite site) => documents.Get<SiteLast>(SiteLast.Key(site.Site)) is null ? null
        : [documents.Get<RegisterSite>(key)?.Supervisor ?? "", site.Supervisor];

    private List<CellKey> Changed(string key, SiteMonth month)
    {
        var before = documents.Get<SiteMonth>(key)?.Cells ?? [];
        return [.. before.Keys.Union(month.Cells.Keys).Where(k => before.GetValueOrDefault(k) != month.Cells.GetValueOrDefault(k))];
    }
}
