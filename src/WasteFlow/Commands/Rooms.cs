using WasteFlow.Bureau;
using WasteFlow.Collectors;
using WasteFlow.Disposers;
using WasteFlow.Hosting;
using WasteFlow.Indicators;
using WasteFlow.Ledger;
using WasteFlow.Portal;
using WasteFlow.Producers;
using WasteFlow.Registry;
using WasteFlow.Transporters;

namespace WasteFlow.Commands;

/// <summary>Every room there is.</summary>
public static class Rooms
{
    /// <summary>Makes fresh rooms, in the order they are named to people.</summary>
    public static IReadOnlyList<IRoom> All() =>
    [
        new LedgerRoom(), new RegistryRoom(), new ProducersRoom(), new TransportersRoom(), new CollectorsRoom(),
        new DisposersRoom(), new IndicatorsRoom(), new BureauRoom(), new PortalRoom(),
    ];

    public static readonly IReadOnlyList<string> Names = [.. All().Select(static r => r.Name)];

    /// <summary>The named ones, all where none is named.</summary>
    public static IReadOnlyList<IRoom> Named(IReadOnlyCollection<string> names) =>
        [.. All().Where(r => names.Count == 0 || names.Contains(r.Name, StringComparer.Ordinal))];
}
