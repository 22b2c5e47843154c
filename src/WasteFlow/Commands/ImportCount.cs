using WasteFlow.Client;
using WasteFlow.Hosting;

namespace WasteFlow.Commands;

/// <summary>How many rows of a file were taken, were there already, and were refused.</summary>
internal sealed class ImportCount
{
    private int taken;
    private int there;
    private int refused;

    /// <summary>Tells the client the ledger's last line, so that lines made from now on are told from those that were there.</summary>
    public static async Task Begin(WasteFlowClient client, CancellationToken cancel)
    {
        var head = await client.Head(cancel);
        client.Line = head.Value?.Line ?? throw new CannotStart($"The ledger gives no answer: {head.Refusal!.En}");
    }

    /// <param name="fine">All of the row is in the ledger.</param>
    /// <param name="made">Some of it has become a line now.</param>
    public void Add(bool fine, bool made)
    {
        refused += fine ? 0 : 1;
        taken += fine && made ? 1 : 0;
        there += fine && !made ? 1 : 0;
    }

    /// <summary>Says the sums; the command's exit code.</summary>
    public async Task<int> Say()
    {
        await Console.Out.WriteLineAsync($"{taken} taken, {there} there already, {refused} refused");
        return refused == 0 ? Cli.Fine : Cli.Finding;
    }
}
