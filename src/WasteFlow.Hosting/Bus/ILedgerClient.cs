using WasteFlow.Contracts;

namespace WasteFlow.Hosting;

/// <summary>Asks the ledger, over the bus.</summary>
public interface ILedgerClient
{
    /// <summary>The ledger's answer; <c>ledger_not_there</c> when none came in time. Then the act may still have become a line: ask again with the same ActId.</summary>
    Task<Answer> Ask(Ask ask, CancellationToken cancel);
}
