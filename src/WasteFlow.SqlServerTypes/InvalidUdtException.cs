namespace Microsoft.SqlServer.Server;

/// <summary>A class was used as a user-defined type and is none.</summary>
public sealed class InvalidUdtException : SystemException
{
    InvalidUdtException(string message)
        : base(message)
    {
    }

    public static InvalidUdtException Create(Type udtType, string resourceReason) =>
        new($"{udtType.FullName} is not a user-defined type of SQL Server: {resourceReason}");
}
