using Forum.Api.Storage;

namespace Forum.Api.Rebuilding;

/// <summary>Rows that projections have told of, and that are written when there are enough.</summary>
interface INextRows : IRowOperations
{
    Task FlushAsync(CancellationToken cancellation);
}
