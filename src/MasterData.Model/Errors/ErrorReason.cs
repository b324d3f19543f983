namespace MasterData.Errors;

/// <summary>Why a request is refused. Names and numbers are those of <c>masterdata.v1.ErrorReason</c>.</summary>
public enum ErrorReason
{
    /// <summary>NOT_FOUND. No catalog has this name. Metadata: catalog.</summary>
    CatalogNotFound = 1,

    /// <summary>ALREADY_EXISTS. A catalog has this name. Metadata: catalog.</summary>
    CatalogExists = 2,

    /// <summary>NOT_FOUND. The code was never issued, as far as was known. Metadata: catalog, code, version.</summary>
    ItemNotFound = 3,

    /// <summary>
    /// NOT_FOUND. The code has no slice on the day. Metadata: catalog, code, effective_on, valid_from, valid_to,
    /// successors.
    /// </summary>
    ItemNotInForce = 4,

    /// <summary>NOT_FOUND. No changeset has this name. Metadata: changeset.</summary>
    ChangesetNotFound = 5,

    /// <summary>NOT_FOUND. The version is beyond the head. Metadata: catalog, version, head.</summary>
    VersionNotPublished = 6,

    /// <summary>FAILED_PRECONDITION. The version is of another life of the catalog. Metadata: catalog, epoch.</summary>
    EpochMismatch = 7,

    /// <summary>FAILED_PRECONDITION. The instant lies before version 1. Metadata: catalog.</summary>
    NothingKnownYet = 8,

    /// <summary>INVALID_ARGUMENT. The instant lies after the database's now.</summary>
    FutureInstant = 9,

    /// <summary>INVALID_ARGUMENT. At least one field is wrong; BadRequest names them all.</summary>
    InvalidFields = 10,

    /// <summary>INVALID_ARGUMENT. The page token is not of this query, or its version is no longer held.</summary>
    InvalidPageToken = 11,

    /// <summary>FAILED_PRECONDITION. The state does not allow the step. Metadata: changeset, state.</summary>
    ChangesetState = 12,

    /// <summary>PERMISSION_DENIED. The author and all editors may not approve. Metadata: changeset.</summary>
    SelfApproval = 13,

    /// <summary>ABORTED. It has changed since it was read. Read it again. Metadata: name.</summary>
    EtagMismatch = 14,

    /// <summary>ALREADY_EXISTS. The request id was used for something else. Metadata: request_id.</summary>
    RequestIdReused = 15,

    /// <summary>
    /// ABORTED. An item has changed since the base version. Make the change anew. Metadata: changeset, codes.
    /// </summary>
    StaleBase = 16,

    /// <summary>INVALID_ARGUMENT. It breaks rules; BadRequest and Preview name every violation.</summary>
    ChangesetInvalid = 17,

    /// <summary>INVALID_ARGUMENT. Nothing would differ.</summary>
    NoChange = 18,

    /// <summary>FAILED_PRECONDITION. The present items break the new schema; BadRequest names the codes.</summary>
    SchemaBreaksData = 19,

    /// <summary>
    /// FAILED_PRECONDITION. The database is behind what it published before. Run restore. Metadata: catalog.
    /// </summary>
    PossibleRestore = 20,

    /// <summary>UNAVAILABLE. This server is behind what the caller has seen. Try again.</summary>
    Behind = 21,

    /// <summary>ABORTED. The caller read too slowly. Resume.</summary>
    StalledReader = 22,

    /// <summary>OUT_OF_RANGE. The changes are no longer kept. Take a snapshot. Metadata: oldest.</summary>
    Compacted = 23,

    /// <summary>UNAUTHENTICATED. No key, or one that is unknown, revoked or expired.</summary>
    Unauthenticated = 24,

    /// <summary>PERMISSION_DENIED. The caller lacks the role. Metadata: role, catalog.</summary>
    PermissionDenied = 25,

    /// <summary>UNAUTHENTICATED. The setup token is wrong, used or expired.</summary>
    SetupTokenInvalid = 26,

    /// <summary>NOT_FOUND. No key has this name. Metadata: key.</summary>
    KeyNotFound = 27,

    /// <summary>RESOURCE_EXHAUSTED. The request is larger than allowed. Metadata: limit.</summary>
    TooLarge = 28,

    /// <summary>UNAVAILABLE. The database cannot be reached. Try again.</summary>
    Unavailable = 29,

    /// <summary>RESOURCE_EXHAUSTED. The consumer has too many streams open on this server. Metadata: limit.</summary>
    TooManyStreams = 30,

    /// <summary>
    /// RESOURCE_EXHAUSTED. More is asked for at once than the server bears. RetryInfo says when to try again. Metadata:
    /// limit.
    /// </summary>
    TooManyRequests = 31,

    /// <summary>DEADLINE_EXCEEDED. The request did not arrive in time. Metadata: limit_seconds.</summary>
    RequestTooSlow = 32,

    /// <summary>
    /// FAILED_PRECONDITION. Publishing can go on only if versions that were shown are given up. Metadata: catalog,
    /// evidence, first, last.
    /// </summary>
    DiscardRequired = 40,

    /// <summary>
    /// FAILED_PRECONDITION. Somebody on whose right it rests has lost it. Metadata: principal, role, catalog.
    /// </summary>
    RightWithdrawn = 41,

    /// <summary>
    /// ALREADY_EXISTS. The principal has had a key; nobody else makes it another. Metadata: principal.
    /// </summary>
    PrincipalExists = 42,

    /// <summary>NOT_FOUND. There is no such grant, or it no longer waits. Metadata: grant.</summary>
    GrantNotFound = 43,

    /// <summary>PERMISSION_DENIED. Neither grantor nor grantee may confirm. Metadata: grant.</summary>
    SelfConfirmation = 44,
}
