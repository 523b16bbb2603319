/** The field by which an error says that the host refused a change; its message is the host's reason. */
export const refusalField = 'beforeMutate';
